# Names and explanations

title = Bridge
summary = Lift the bottom towards the ceiling, shoulders flat; slowly up and down.
advice = Put the camera at your side, low, so that it sees your whole body.
place = Put the camera at the side of the mat, low, three steps away, so that it sees all of you.
explain = Lie on your back, both feet up, arms beside you. Lift your bottom slowly until shoulders, hips and knees make a line. Then slowly down again.

# Corrections

high_enough = Lift until shoulders, hips and knees make a line.
    .shown = Lift higher
not_too_high = A little lower, don't arch your back.
    .shown = A little lower
knees = Set your feet so that the knees make right angles.
    .shown = Knees at right angles
knees-low = Move your feet a little further away.
    .shown = Feet further away
knees-high = Move your feet closer to you.
    .shown = Feet closer to you
feet_flat = Press your heels into the floor.
    .shown = Heels into the floor
shoulders_flat = Keep your shoulders on the mat.
    .shown = Shoulders on the mat
slow = Slower: count to three.
    .shown = Slower
arms = Rest your arms beside you.
    .shown = Rest your arms

# What the coach says

attempt-too_small = Not quite high enough to count.
begin = When you are ready: lift slowly, and slowly down again.
idle = Whenever you are ready: lift slowly.
setup = Put both feet up, flat on the floor, and rest your bottom on the mat.

# Praise

praise-high_enough = You lifted all the way up. Well done.
praise-not_too_high = You kept your back from arching at the top. Good.
praise-shoulders_flat = Your shoulders stayed on the mat. Well done.
praise-knees = Your feet were in the right place.
praise-feet_flat = Your feet stayed flat on the floor. Good.
praise-slow = You took your time, up and down. Well done.
praise-arms = Your arms stayed relaxed beside you.

# What could not be seen

untold-not_too_high = I could not see well how high you were.
