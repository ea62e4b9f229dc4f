# Names and explanations

title = Leg lift and hold
summary = One foot on the floor, the other leg lifted with a straight knee; back pressed down.
advice = Put the camera at your side, low, so that it sees your whole body.
place = Put the camera at the side of the mat, low, three steps away, so that it sees all of you. Keep your arms on your chest.
explain = Lie on your back, one foot on the floor, its knee at a right angle, arms on your chest. Press your lower back into the floor. Then lift the other leg, knee straight, and hold it.

# Corrections

raised_knee = Straighten the lifted knee.
    .shown = Straighten the raised knee
support_knee = Bend the other knee to a right angle.
    .shown = Other knee at a right angle
support_knee-low = Move the other foot a little further away.
    .shown = Other foot further away
support_knee-high = Move the other foot closer to you.
    .shown = Other foot closer
support_foot = Keep the other foot flat on the floor.
    .shown = Other foot flat
leg_height = Lift the leg about half-way up.
    .shown = Leg half-way up
leg_height-low = Lift the leg a little higher.
    .shown = Leg a little higher
leg_height-high = Lower the leg a little.
    .shown = Leg a little lower
steady = Hold the leg still.
    .shown = Hold the leg still
head_shoulders = Let your head and shoulders rest.
    .shown = Head and shoulders down
pelvis = Keep your hips heavy on the floor.
    .shown = Pelvis on the floor
hollow_back = Press your lower back into the floor.
    .shown = Lower back to the floor

# What the coach says

side-first = Begin with your { $this } leg. Lift it, knee straight.
side-next = Now your { $this } leg.
side-same = Once more, your { $this } leg.
side-full = Your { $this } leg is done. Now your { $other } leg.
hold-side = Your { $this } leg. Hold.
idle = Whenever you are ready: lift your { $this } leg.
hold-reached = And slowly lower the leg. That was number { WORD($count) }.
breathe = Keep breathing calmly.

# Praise

praise-hollow_back = You kept your lower back down the whole time.
praise-pelvis = You kept your hips heavy on the floor. Good.
praise-head_shoulders = Your head and shoulders stayed relaxed. Good.
praise-raised_knee = You kept the lifted knee straight. Well done.
praise-support_knee = Your other knee was at a good angle.
praise-support_foot = Your other foot stayed flat. Good.
praise-leg_height = You lifted the leg to the right height.
praise-steady = You held the leg very still.

# What could not be seen

untold-hollow_back = I cannot see your lower back from here. Feel for yourself that it stays on the floor.
untold-raised_knee = I could not see the lifted knee well enough to judge it.
untold-support_knee = I could not see the other knee well enough to judge it.
