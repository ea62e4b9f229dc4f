# Names and explanations

title = Knee to chest
summary = Bring one knee to the chest, the other foot stays on the floor; breathe, let go.
advice = Put the camera at your side, so that it sees your whole body.
place = Put the camera at the side of the mat, three steps away, so that it sees all of you.
explain = Lie on your back, both feet up. Draw one knee to your chest with your hands. The other foot stays on the floor.

# Corrections

depth = Draw the knee a little closer, only as far as it feels good.
    .shown = Knee a little closer
knee_folded = Let the knee bend.
    .shown = Let the knee bend
other_leg = Keep the other knee bent.
    .shown = Other knee bent
other_foot = Keep the other foot on the floor.
    .shown = Other foot down
head_shoulders = Head back down, shoulders loose.
    .shown = Head down, shoulders loose

# What the coach says

attempt-both_legs = One knee at a time; the other foot stays on the floor.
side-first = Begin with your { $this } knee. Draw it to your chest.
side-next = Now your { $this } knee.
side-same = Once more, your { $this } knee.
side-full = Your { $this } knee is done. Now your { $other } knee.
hold-side = Your { $this } knee. Hold.
idle = Whenever you are ready: draw your { $this } knee to your chest.
hold-reached = And slowly let the knee go. That was number { WORD($count) }.
breathe = Breathe into your lower back.

# Praise

praise-head_shoulders = Your head and shoulders stayed down. Good.
praise-depth = You drew the knee in well.
praise-other_leg = You kept the other knee bent. Good.
praise-knee_folded = You let the knee bend nicely.
praise-other_foot = Your other foot stayed on the floor. Good.

# What could not be seen

untold-depth = I could not see how far the knee came.
untold-other_leg = I could not see the other leg well enough to judge it.
untold-other_foot = I could not see the other foot well enough to judge it.
