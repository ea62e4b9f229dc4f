# Names and explanations

title = Lying twist
summary = One bent leg crosses over to the other side; both shoulders stay on the floor.
advice = Put the camera at your side, about hip-high and looking down; the near leg crosses.
place = Put the camera at the side of the mat, as high as a table, tilted down, so that it sees both your shoulders.
explain = Lie on your back, legs long. Bend one leg and lay it over to the other side. Both shoulders stay on the floor.

# Corrections

shoulders_flat = { $side ->
    [left] Let your left shoulder sink to the floor.
    [right] Let your right shoulder sink to the floor.
   *[unknown] Let both shoulders sink to the floor.
}
    .shown = { $side ->
        [left] Left shoulder down
        [right] Right shoulder down
       *[unknown] Both shoulders down
    }
crossed = Bring the knee over to the other side.
    .shown = Knee across
twisted = Let the knee sink further, if that is comfortable.
    .shown = Let the knee sink
lower_knee = Make the lower leg long and straight.
    .shown = Bottom leg straight
calm = Stay calm, no bouncing.
    .shown = Stay calm

# What the coach says

attempt-both_legs = One leg only: stretch the other one out on the floor.
side-first = Begin with your { $this } leg. Bend it and lay it over to the { $over }.
side-next = Now your { $this } leg, over to the { $over }.
side-same = Once more, your { $this } leg, over to the { $over }.
side-full = Your { $this } leg is done. Now your { $other } leg.
hold-side = Your { $this } leg. Stay there.
idle = Whenever you are ready: your { $this } leg, over to the { $over }.
hold-reached = And slowly back to the middle. That was number { WORD($count) }.
breathe = Breathe out, and let go a little more.

# Praise

praise-shoulders_flat = Both shoulders stayed on the floor. Well done.
praise-crossed = You brought the knee well over to the other side.
praise-calm = You stayed calm, without bouncing.
praise-twisted = You let the knee sink well.
praise-lower_knee = Your lower leg stayed long. Good.

# What could not be seen

untold-shoulders_flat = I could not see both shoulders. Feel for yourself that they stay on the floor.
untold-crossed = I could not see well how far the knee came over.
