### What is shown: phases, states, parts of the body, what cannot be seen.

phase-away = Out of sight
phase-setup = Get ready
phase-rest = Rest
phase-rising = Lifting
phase-top = At the top
phase-lowering = Lowering
phase-hold = Hold

side-left = Left
side-right = Right
side-of-left = left
side-of-right = right

word-and = and
word-seconds = { $seconds ->
    [one] one second
   *[other] { WORD($seconds) } seconds
}
word-of = of

hold = Hold
hold-paused = Paused
hold-done = Done

unit-s = s
unit-deg = °

part-head = your head
part-shoulders = your shoulders
part-left_shoulder = your left shoulder
part-right_shoulder = your right shoulder
part-arms = your arms
part-left_arm = your left arm
part-right_arm = your right arm
part-hands = your hands
part-left_hand = your left hand
part-right_hand = your right hand
part-hips = your hips
part-knees = your knees
part-left_knee = your left knee
part-right_knee = your right knee
part-feet = your feet
part-left_foot = your left foot
part-right_foot = your right foot
part-back = your lower back

sight-missing = I can't see { $part }
sight-missing-do = If you can, lie so that I see all of you.
sight-partly = I can't see all of you
sight-nobody = I can't see you
sight-nobody-do = Come into the picture.
sight-implausible = I can't see you clearly
sight-implausible-do = More light and a clear mat help.
sight-view = I can't see enough from here
sight-view-do = Put the camera at your side.
sight-no_baseline = I can't see you at rest yet
sight-no_baseline-do = Lie still for a moment.
sight-no_contour = I can't see your lower back
sight-no_contour-do = Take your arm out of the way.
sight-still = The picture stands still
sight-still-do = See whether the camera still runs.
sight-moves = I can't see clearly: the camera moves
sight-moves-do = Put it down where it stands firmly.
sight-unclear = I can't see enough to tell
sight-unclear-do = Carry on calmly.
sight-posture = I can't see you in the start position
sight-posture-do = Lie down on your back.
