### What is said and shown around the exercises of a session.

session-welcome = Hello. I lead you through exercises for your back.
session-only = We do one exercise: { $title }.
session-first = The first of { WORD($total) } exercises: { $title }.
session-next = Next, exercise { WORD($count) } of { WORD($total) }: { $title }.
session-dose-reps = { $sets ->
    [1] { $count ->
        [one] Once, in your own time.
       *[other] { WORD($count) } times, in your own time.
    }
   *[other] { WORD($sets) } sets of { WORD($count) }.
}
session-dose-reps_sides = { $sets ->
    [1] { $count ->
        [one] Once on each side.
       *[other] { WORD($count) } times on each side.
    }
   *[other] { WORD($sets) } sets of { WORD($count) } on each side.
}
session-dose-hold = { $sets ->
    [1] { $count ->
        [one] Once, { word-seconds }.
       *[other] { WORD($count) } times, { word-seconds } each.
    }
   *[other] { WORD($sets) } sets of { WORD($count) }, { word-seconds } each.
}
session-dose-hold_sides = { $sets ->
    [1] { $count ->
        [one] Once on each side, { word-seconds } each.
       *[other] { WORD($count) } times on each side, { word-seconds } each.
    }
   *[other] { WORD($sets) } sets of { WORD($count) } on each side, { word-seconds } each.
}
session-dose-left = { WORD($count) } on the left side only.
session-dose-right = { WORD($count) } on the right side only.
session-dose-by_side = { WORD($left) } on the left side, { WORD($right) } on the right.
session-note = { $words }
session-number = { WORD($count) }.
session-go = Go.
session-paused = Paused.
session-go_on = Going on.
session-skipped = We leave this one out.
session-camera_back = The camera is back.
session-still_lost = The camera is still gone. You can rest, or stop here.
session-slept = The computer was asleep. We go on where we were.
session-slow = This computer is slow. I look at a smaller picture, which takes less work.
session-too_slow = This computer is very slow, so I may miss short movements.
session-dim = The camera gives few pictures. More light helps.
session-not_saved = The disk is full. I go on, but I can't keep what you do.
session-record_stopped = The recording has stopped. The exercises go on.
session-number_how = Raise one arm at your number.
session-number_how-prone = Bend one knee at your number, so that the foot points at the ceiling.
session-number_heard = { WORD($count) }. If that is wrong, give the sign again.
session-number_taken = { WORD($count) }. Thank you.
session-done = That was everything for today. Get up slowly, over your side.
session-ended = That is the end for today. Get up slowly, over your side.

why-ask = We stop. Why? Raise an arm at the right word, or press its number.
why-ask-prone = We stop. Why? Bend one knee at the right word, so that the foot points at the ceiling, or press its number.
why-pain = Pain.
why-tired = Tired.
why-other = Something else.
why-headline = Why do you stop?
why-do = 1 pain · 2 tired · 3 something else

place-programme = Put the camera at the side of the mat, as high as a low chair, three steps away, so that it sees all of you with your arms stretched out.

lost-none = I find no camera. Plug one in.
lost-not_found = I find no camera. Plug one in.
lost-busy = Another program is using the camera. Close that program.
lost-refused = I am not allowed to use the camera. Allow it in the settings of the system.
lost-unplugged = The camera is gone. Plug it in again.
lost-frozen = The picture of the camera stands still. I start it again.
lost-black = The picture of the camera is black. Open its cover, or turn on the light.
lost-stalled = No picture comes from the camera. I try again.
lost-unreachable = The camera can't be reached. Check its address and the network.
lost-failed = The camera has stopped. I try again.

screen-face = Let me see your face
screen-lie_down = Lie down
screen-still = Lie still
screen-locked = I see you
screen-away = I can't see you
screen-away-do = Come back when you are ready.
screen-rest = Rest
screen-next = Next
screen-paused = Paused
screen-paused-do = Raise an arm to the ceiling, and lower it, to go on.
screen-camera_lost = Camera lost
screen-opening = The camera is starting
screen-done = All done
screen-ended = The end for today
screen-result = { $title }: { $count } of { $goal }
screen-result_sides = { $title }: left { $left }, right { $right } of { $goal }
screen-number-do = Raise an arm at your number, or press it.
screen-number-do-prone = Bend one knee at your number, or press it.
screen-number-keys = Press your number.
screen-step = { $count } of { $total }
screen-delay = { $fps } pictures/s · delay { $delay } ms · { $drops } left out
screen-muted = Sound off
screen-recording = Recording

key-pause = Space: pause
key-go_on = Space: go on
key-skip = N: next exercise
key-stop = Q: stop
key-number = 0 to 10
key-skip_question = N: no answer
key-why = 1, 2 or 3

back-begin-supine = First I learn what your lower back looks like. Keep legs and arms still, and the arm on the camera's side on your chest.
back-begin-prone = First I learn what your back looks like. Keep legs and arms still.
back-press = Press your lower back into the floor, and breathe on calmly.
back-arch = Now arch your lower back gently, and breathe on calmly.
back-relax = Lie relaxed, and breathe on calmly.
back-lift = Now lift your chest gently, and breathe on calmly.
back-once_more = That was not clear. Once more.
back-learnt = Thank you. I can see your lower back.
back-unseen = I can't see your lower back well enough from here.
back-lost = I can't see you now. We leave that out.
back-change-near_arm = Rest the arm on the camera's side on your chest.
back-change-lens = Put the camera lower, the lens as high as the mat.
back-change-shirt = Wear a plain, close-fitting shirt in another colour than wall and mat.
back-hand_test = Or try with your hand: while you press, it should not fit under your lower back.
back-seen = The lower back can be seen from here.
back-signal-under_gap = gap under the back
back-signal-belly_rise = rise of the belly
back-signal-back_contour = hollow of the back
back-signal-trunk_turn = lift of the chest
back-signal-together = together
