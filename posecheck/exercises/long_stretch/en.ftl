# Names and explanations

title = Make yourself long
summary = One arm over the head, pull yourself long: with the opposite leg, then the same one.
advice = Put the camera at your side, raised and looking down, with your arms in the picture.
place = Put the camera at the side of the mat, as high as a table, tilted down, so that it sees all of you with your arms past your head.
explain = Lie on your back, legs long. Bring one arm past your head, and push the heel of the opposite leg away. The other arm rests on your chest. Make yourself long.

# Corrections

right_pair = { $side ->
    [left] Your left arm only: rest the other one beside you.
    [right] Your right arm only: rest the other one beside you.
   *[unknown] One arm only: rest the other one beside you.
}
    .shown = { $side ->
        [left] Only the left arm
        [right] Only the right arm
       *[unknown] Only one arm
    }
arm_overhead = Reach further past your head.
    .shown = Reach further
elbow = Straighten your elbow.
    .shown = Straighten the elbow
knees = Push the heel away and straighten the knee.
    .shown = Push the heel away
flat = Let everything sink to the floor.
    .shown = Sink into the floor
no_arch = Belly soft, don't arch your back.
    .shown = Belly soft, no arch

# What the coach says

attempt-foot_up = Leave both legs long on the floor.
side-first = Begin with your { $this } arm, past your head.
side-first-1 = Begin with your { $this } arm past your head, and your { $other } leg. Make yourself long.
side-first-2 = Now the same side: { $this } arm and { $this } leg. Make yourself long.
side-next = Now your { $this } arm.
side-next-1 = Now your { $this } arm and your { $other } leg.
side-next-2 = Now your { $this } arm and your { $this } leg.
side-same = Once more, your { $this } arm.
side-full = Your { $this } arm is done. Now your { $other } arm.
hold-side = Your { $this } arm. Reach and hold.
idle = Whenever you are ready: your { $this } arm past your head.
hold-reached = And let go. That was number { WORD($count) }.
breathe = Keep breathing.

# Praise

praise-no_arch = You kept your back from arching. Good.
praise-flat = You stayed flat on the floor. Good.
praise-knees = Your legs stayed long and straight. Good.
praise-right_pair = You reached with one arm at a time. Good.
praise-arm_overhead = You reached well past your head.
praise-elbow = You kept your elbow straight. Good.

# What could not be seen

untold-no_arch = I cannot see your lower back from here. Feel for yourself that it does not arch.
untold-knees = I could not see both knees well enough to judge them.
untold-right_pair = I could not see where your other arm is.
untold-arm_overhead = I could not see your arm well enough to judge it.
