### What the terminal shows: tables, sums, questions, progress.

terminal-real-holds = { $count } holds, not over { $most }
terminal-real-good_form = { FIXED($seconds, digits: 1) } s in good form
terminal-real-reps = { $count } repetitions, not { $expected }
terminal-real-named = { $count } attempts or holds named, not { $expected }
terminal-real-hold = hold { $start } to { $end } s
terminal-real-not_seen = { $what } not seen
terminal-real-not_reported = { $check } not reported
terminal-real-falsely_reported = { $check } falsely reported
terminal-real-ok = { $check } ok for { NUMBER($share, style: "percent") } of the time
terminal-replay-repetition_counted = repetition { $count } as counted
terminal-replay-repetition = repetition { $count }
terminal-replay-not_counted = not counted
terminal-replay-wrong_side = wrong side
terminal-replay-not_seen_from_there = not to be seen from there
terminal-replay-not_raised = not raised
terminal-replay-tolerated = between the limits, or as short as the dwell
terminal-replay-raised_or_not = raised or not
terminal-replay-ok_by_then = ok by then
terminal-replay-too_long = told too long
terminal-replay-in_a_row = for { FIXED($seconds, digits: 1) } s in a row
terminal-replay-unseen_faults = { $count } with a fault that cannot be told from there
terminal-replay-shortest_hold = as long as the shortest hold
terminal-replay-clocks = { FIXED($good, digits: 2) } s good of { FIXED($in_position, digits: 2) } s, { $counts }
terminal-replay-counted = counted
terminal-replay-span = { FIXED($start, digits: 1) } to { FIXED($end, digits: 1) } s
terminal-session-transcript_ended = the transcript has ended ({ $why })
terminal-no_picture = no picture: { $why }
terminal-care-unanswered = The safety questions are not answered; see: posecheck care
terminal-care-left_out = { $title } is left out. { $why }
terminal-care-pain = { $question } (Enter: no answer)
terminal-care-no_number = Not a number from 0 to 10; taken as no answer.
terminal-care-off = Left out: { $names }
terminal-kept = Kept in { $path }
terminal-exercise-dose = Dose: { $dose }
terminal-back-apart = How clearly the two can be told apart (d'; { $needed } is needed):
terminal-back-not_kept = Not kept: it would tell nothing.
terminal-back-kept = Kept in { $path }, for this place of camera and mat.
terminal-resume-passed_over = { $path }: { $why }; it is passed over; delete it or move it away
terminal-resume-other_way = { $name } is not done in this way
terminal-session-no_arch = By your safety answers you do not arch your back: it is not learnt.
terminal-session-not_kept = { $why }; this session will not be kept
terminal-session-unfinished = Not finished: the next posecheck train offers to go on with it.
terminal-no_window = No window: { $why }; everything is spoken.
terminal-resume-there = Unfinished: { $what }.
terminal-resume-how = Begin with --resume to go on with it. A new session begins.
terminal-resume-ask = Go on with it?
terminal-window-no_display = there is no screen (DISPLAY is not set)
terminal-window-no_answer = the screen does not answer
terminal-window-unusable = the screen cannot be used
terminal-replay-cant_tell = can't tell: { $check }
terminal-replay-repetitions = repetitions
terminal-replay-none = none
terminal-replay-no_side = no side
terminal-replay-apart = begins { $begins } s, ends { $ends } s
terminal-replay-read = read { $value }, limit { $limit }
terminal-replay-raised = raised { $span }
terminal-replay-ok = ok { $span }
terminal-replay-counted_holds = counted holds{ $side ->
    [left] { " left" }
    [right] { " right" }
   *[none] { "" }
}
terminal-replay-extra_hold = { terminal-hold } at { FIXED($seconds, digits: 1) } s
terminal-replay-clocks_apart = in position { $in_position } s, good form { $good_form } s
terminal-replay-line = at { FIXED($seconds, digits: 1) } s: expected { $expected }, got { $got }
terminal-replay-clips = Clips: { $what }.
terminal-replay-not_framewise = ?: the truth is not known frame by frame, so no false ok was looked for.
terminal-replay-from-poses = { $count } from recorded poses, { $frames } frames
terminal-replay-from-model = { $count } from the pose model, { $frames } frames
terminal-replay-rate = { FIXED($rate) } frames/s
terminal-replay-at_once = at once
terminal-replay-agreement = { $clips } of { $all_clips } clips; { $findings } of { $all_findings } findings; { $raised } of { $true } true faults raised{ $untold ->
    [0] { "" }
   *[other] , { $untold } can't tell
}, { $false } false
terminal-replay-agrees = agrees: { terminal-replay-agreement }
terminal-replay-disagrees = DISAGREES: { terminal-replay-agreement }
terminal-kind-count = count
terminal-kind-rep = rep
terminal-kind-hold = hold
terminal-kind-fault = fault
terminal-kind-false_fault = false fault
terminal-kind-false_ok = false ok
terminal-column-at = at
terminal-column-what = what
terminal-column-measured = measured
terminal-column-from = from
terminal-column-to = to
terminal-column-sure = sure
terminal-column-counted = counted
terminal-column-remarks = remarks
terminal-column-check = check
terminal-column-ok = ok
terminal-column-fault = fault
terminal-column-cant_tell = can't tell
terminal-column-helps = what helps
terminal-column-name = name
terminal-column-exercise = exercise
terminal-column-dose = dose
terminal-column-done = what is done
terminal-column-said = said
terminal-column-stops_clock = stops the clock
terminal-column-limit = limit
terminal-column-value = value
terminal-column-unit = unit
terminal-column-legal = legal
terminal-column-source = source
terminal-column-clip = clip
terminal-column-count = counts
terminal-column-rep = reps
terminal-column-hold = holds
terminal-column-false_fault = false fault
terminal-column-false_ok = false ok
terminal-column-agrees = agrees
terminal-column-about = about
terminal-column-expected = expected
terminal-column-got = got
terminal-column-recording = recording
terminal-column-judged_as = judged as
terminal-column-right = right
terminal-column-not_right = what is not
terminal-column-faults = faults
terminal-yes = yes
terminal-no = no
terminal-cant_tell = can't tell
terminal-yes_or_no = Please answer yes or no.
terminal-yes_or_no-yes = Y/n
terminal-yes_or_no-no = y/N
terminal-results = Results:
terminal-seconds = { FIXED($seconds, digits: 1) } s
terminal-share = { NUMBER($share, style: "percent") }
terminal-count = { $count } of { $goal }{ $side ->
    [left] { " left" }
    [right] { " right" }
   *[none] { "" }
}
terminal-headline-repetitions = { $counts } repetitions
terminal-headline-holds = { $counts } holds of { $seconds } s
terminal-good_form = In good form: { $times }.
terminal-mostly_unseen = Mostly can't tell: { $checks }.
terminal-doing-rest = rest
terminal-doing-getting_ready = getting into position
terminal-doing-other = something else
terminal-repetition = repetition { $count }
terminal-hold = hold{ $side ->
    [left] { " left" }
    [right] { " right" }
   *[none] { "" }
}
terminal-attempt = attempt{ $side ->
    [left] { " left" }
    [right] { " right" }
   *[none] { "" }
}
terminal-tempo = up { $up }, down { $down }
terminal-clocks = { FIXED($good, digits: 1) } s good of { FIXED($in_position, digits: 1) } s
terminal-good = good
terminal-not_all = no fault seen, not all told
terminal-counted = counted
terminal-not_counted = not counted: { $why }
terminal-unseen = not seen from there: { $checks }
terminal-reached = { NUMBER($share, style: "percent") } of what counts
terminal-ended_by = ended by { $check }
terminal-too_little_seen = too little of it was seen
terminal-too_short = shorter than the goal
terminal-unfinished = unfinished
terminal-unfinished-why = the recording ends in it
terminal-reason-too_small = too small
terminal-reason-too_short = too short
terminal-reason-not_lowered = not lowered
terminal-reason-not_seen = not seen
terminal-reason-left_posture = left the posture
terminal-reason-both_legs = both legs
terminal-reason-both_arms = both arms
terminal-reason-hips_up = hips off the floor
terminal-reason-foot_up = a foot in the air
terminal-reason-knee_bent = knee bent
terminal-reason-not_lying = propped up
terminal-reason-one_limb = an arm or a leg alone
terminal-posture-supine = supine
terminal-posture-prone = prone
terminal-dose = { $sets ->
    [1] { "" }
   *[other] { $sets } x{ " " }
}{ $reps }{ $sides ->
    [each] { " " }per side
   *[none] { "" }
}{ $seconds ->
    [0] { "" }
   *[other] , each held { $seconds } s
}
terminal-legal = { $low } to { $high }
terminal-exercise-camera = Camera: { $advice }
terminal-exercise-torso = t: torso lengths, shoulder to hip, about 50 cm. Your own limits: --limits FILE, with
terminal-back-supine = On the back, pressed and arched:
terminal-back-prone = On the stomach, relaxed and lifted:
terminal-back-pair-supine = { $number }. pressed at { $low_at }, arched at { $high_at }
terminal-back-pair-prone = { $number }. relaxed at { $low_at }, lifted at { $high_at }
terminal-resume-damaged = { $path }: { $count ->
    [one] { $count } damaged line left out; what it told can be done again
   *[other] { $count } damaged lines left out; what they told can be done again
}
terminal-resume-left = { $title } ({ $count } to do)
terminal-resume-session = a session of { $started }, with { $left } left
terminal-session-counted = { $counts }{ $faulty ->
    [0] { "" }
   *[other] , { $faulty } with a fault
}
terminal-recorded = Recorded { $length } ({ FIXED($megabytes, digits: 1) } MB) in { $path }{ $dropped ->
    [0] { "" }
    [one] ; { $dropped } picture left out, it was too slow
   *[other] ; { $dropped } pictures left out, it was too slow
}
terminal-camera = camera
terminal-stopped = stopped ({ $name }); nothing is left half written
terminal-demo-begin = Analysing { $name }: a synthetic person does glute bridges, the last not high enough.
terminal-demo-end = Open { $path } to see it.
terminal-real-side = { $what }: { $side }, not { $expected }
terminal-real-lasted = { $what }: { FIXED($seconds, digits: 1) } s long
terminal-real-to_find = something to find: { $count } of { $total }
terminal-real-to_leave = nothing to count: { $count } of { $total }
terminal-real-right = { $count } of { $total } right
terminal-progress-looking = Looking at the person
terminal-progress-recognising = Recognising the exercises
terminal-progress-drawing = Drawing the video
terminal-progress-replaying = Replaying the clips
terminal-progress-benchmark = Judging the clips
terminal-progress-scoring = Judging the clips
terminal-progress-left = left
terminal-model-ok = ok
terminal-model-missing = missing
terminal-model-damaged = damaged
terminal-model-about-detector = Finds the person (BlazePose detector, 224x224).
terminal-model-about-full = 33 landmarks and a mask (BlazePose GHUM full). The default.
terminal-model-about-lite = Faster and less exact.
terminal-model-about-heavy = Slower and a little more exact.
terminal-answer-yes = yes
terminal-answer-no = no
terminal-answer-cleared = cleared
terminal-answer-unanswered = unanswered
terminal-doctor-ok = ok
terminal-doctor-wrong = WRONG
terminal-doctor-python = install Python 3.11 or newer
terminal-doctor-none = not installed
terminal-doctor-again = install posecheck-trainer again
terminal-doctor-mediapipe = pip install 'mediapipe>=0.10.31,<=0.10.33' (newer ones phone home)
terminal-doctor-opencv = keep only opencv-contrib-python: uninstall the others, reinstall it
terminal-doctor-libraries = System libraries
terminal-doctor-libraries-state = { $count ->
    [0] all there
   *[other] missing: { $names }
}
terminal-doctor-model = Pose model { $name }
terminal-doctor-verified = verified
terminal-doctor-see = see the line itself
terminal-doctor-folder = This folder
terminal-doctor-other_folder = use -o with another folder
terminal-back-span = { $start } to { $end } s
