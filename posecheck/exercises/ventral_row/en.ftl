# Names and explanations

title = Arm and leg lift
summary = On the stomach: lift the head, one arm and the opposite leg; the back stays straight.
advice = Put the camera at your side, low, with your arms and feet in the picture.
place = Put the camera at the side of the mat, low, three steps away, so that it sees all of you with your arms stretched out.
explain = Turn onto your stomach, arms and legs stretched out. Lift your head, one arm and the opposite leg a hand's width, and hold. Your back stays straight.

# What cannot be seen

sight-posture-do = Lie down on your stomach.

# Corrections

right_pair = { $side ->
    [left] Your left arm and the opposite leg only.
    [right] Your right arm and the opposite leg only.
   *[unknown] One arm and the opposite leg only.
}
    .shown = { $side ->
        [left] Left arm, opposite leg
        [right] Right arm, opposite leg
       *[unknown] One arm, opposite leg
    }
superman = Not everything at once: one arm and the opposite leg.
    .shown = Only one arm and one leg
arm_lifted = Lift the arm a hand's width.
    .shown = Lift the arm
leg_lifted = Lift the leg a hand's width.
    .shown = Lift the leg
head = Look at the floor, long neck.
    .shown = Look at the floor
too_high = Lower: long, not high.
    .shown = Lower: long, not high
straight_limbs = Straighten your arm and your leg.
    .shown = Arm and leg straight
pelvis_chest = Keep both hip bones on the mat.
    .shown = Hips on the mat
straight_row = Belly in, make yourself long, don't arch.
    .shown = Belly in, no arch

# What the coach says

idle-skip = To leave this one out, bend one knee so that the foot points at the ceiling, and keep it there until you hear: skip.
side-first = Begin with your { $this } arm and your { $other } leg. Lift them a little, and your head.
side-next = Now your { $this } arm and your { $other } leg.
side-same = Once more, { $this } arm and { $other } leg.
side-full = Your { $this } arm is done. Now your { $other } arm and your { $this } leg.
hold-side = { $this } arm, { $other } leg. Hold.
idle = Whenever you are ready: your { $this } arm and your { $other } leg.
hold-hard = If this is hard today, rest for a moment. To go on to the next exercise, bend one knee so that the foot points at the ceiling, and keep it there until you hear: skip.
hold-reached = And slowly down. That was number { WORD($count) }.
breathe = Keep breathing.

# Praise

praise-superman = You lifted just one arm and one leg. Good.
praise-straight_row = Your back stayed straight. Well done.
praise-too_high = You made yourself long instead of high. Good.
praise-pelvis_chest = Your hips and chest stayed on the mat. Good.
praise-head = Your neck stayed long. Good.
praise-right_pair = You always lifted the right pair. Good.
praise-leg_lifted = You lifted the leg well.
praise-arm_lifted = You lifted the arm well.
praise-straight_limbs = Your arm and leg stayed straight. Good.

# What could not be seen

untold-superman = I could not see all your arms and legs.
untold-straight_row = I could not see your back well enough. Feel for yourself that it does not arch.
untold-pelvis_chest = I could not see your chest and hips well enough.
untold-head = I could not see your head well enough to judge it.
untold-right_pair = I could not see all your arms and legs.
untold-leg_lifted = I could not see the lifted leg well enough to judge it.
untold-arm_lifted = I could not see the lifted arm well enough to judge it.
