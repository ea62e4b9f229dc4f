### The page of a report, for a patient and a therapist.

report-title-recording = Report: { $name }
report-title-session = Report of a session
report-title-span = Report of your training
report-since = Since { DATETIME($date, dateStyle: "medium") }
report-day = { DATETIME($date, dateStyle: "medium", timeStyle: "short") }
report-short_day = { DATETIME($date, dateStyle: "short") }
report-skip_link = To the summary
report-footer = Made with posecheck { $version }, { $day }. It checks what a camera can see. It does not diagnose and is not a medical device.
report-separators = .,

report-short-title = In short
report-short-done = What was done
report-short-hard = What was hard
report-short-hurt = What hurt
report-short-change = What to change
report-short-sessions = { $count ->
    [one] One session
   *[other] { $count } sessions
} on { $days ->
    [one] one day
   *[other] { $days } days
}.
report-short-line = { $name }: { $what }
report-short-count = { $side ->
    [left] left { $count } of { $goal }
    [right] right { $count } of { $goal }
   *[none] { $count } of { $goal }
}
report-short-repetitions = { $what } repetitions
report-short-holds = { $what } holds
report-short-effort = Effort, 0 to 10: { $kinds ->
    [one] { $most }
   *[other] from { $least } to { $most }
}.
report-short-no_effort-recording = A recording does not say how hard it was.
report-short-no_effort-log = The effort was not asked for, or not answered.
report-short-left-tired = { $name } was left for tiredness ({ $day }).
report-short-left-skipped = { $name } was left out ({ $day }).
report-short-left-other = { $name } was stopped ({ $day }).
report-short-faulty-repetition = { $name }: a fault in { $count } of { $moves } repetitions.
report-short-faulty-hold = { $name }: a fault in { $count } of { $moves } holds.
report-short-pain_in = { $name } was stopped for pain ({ $day }).
report-short-pain = Pain before: { $before }, afterwards: { $after } ({ $day }).
report-short-pain_worst = The strongest pain in { $count } sessions: { $worst } of 10.
report-short-no_pain-recording = A recording does not say whether it hurt.
report-short-no_pain-log = Pain was not asked for, or not answered.
report-short-cue = “{ $cue }” ({ $count ->
    [one] once
   *[other] { $count } times
})
report-short-spotless = No fault was seen.
report-short-untold = No fault was seen, but not everything could be told.

report-film-label = Video with skeleton and corrections
report-film-missing = The video cannot be shown. It should lie beside this page as annotated.mp4.
report-curves-title = Angles over time
report-curves-hint = Click on a curve, or on a time in the tables, to see that moment. With the keyboard: arrow keys on a curve, Enter on a time. Dashed lines are limits; a shaded, numbered band is a fault of the table of corrections; the bars at the bottom are repetitions or holds.
report-curves-none = There are no angles beside this result.
report-curve_slider = Time in the curve: { $name }
report-angle-knee_deg-near = Angle of the knee
report-angle-hip_deg-near = Angle of the hip
report-angle-arm_deg-near = Angle of the arm
report-angle-knee_deg-active = Knee of the working side
report-angle-hip_deg-active = Hip of the working side
report-angle-arm_deg-active = Arm of the working side
report-angle-knee_deg-other = Knee of the other side
report-angle-hip_deg-other = Hip of the other side
report-angle-arm_deg-other = Arm of the other side
report-axis-time = Seconds
report-axis-seconds = Length in seconds
report-axis-degrees = Degrees
report-axis-repetition = Number of the repetition
report-axis-count = Number
report-axis-rating = 0 to 10
report-limit_line = limit #°
report-goal_line = goal
report-plot-reps = How far each repetition went
report-plot-holds = How long each hold was: in the position, and in good form
report-plot-sessions = Session by session
report-plot-pain = Pain and effort

report-sessions-title = The sessions
report-sessions-caption = What was done, and how it felt from 0 (none) to 10 (the worst)
report-column-day = Day
report-column-done = Done
report-column-ended = End
report-column-side = Side
report-column-counted = Counted
report-column-mean_good = Good form, mean
report-column-move = What and when
report-column-form = Form
report-column-measured = Measured
report-column-answer = Your answer
report-column-when = When
report-column-said = Correction
report-column-value = Measured, and limit
report-column-after = Afterwards
report-column-check = What was looked at
report-column-ok = Good
report-column-fault = Fault
report-column-unknown = Can't tell
report-column-why = Why it can't be told
report-nothing = nothing
report-pain_before = Pain before
report-pain_after = Pain after
report-effort = Effort
report-rating = { $value } of 10
report-not_asked = not answered
report-ended-done = finished
report-ended-pain = stopped for pain
report-ended-tired = stopped, tired
report-ended-skipped = left out
report-ended-other = stopped
report-ended-cut = cut short
report-ended_early-pain = It was stopped for pain.
report-ended_early-tired = It was stopped for tiredness.
report-ended_early-skipped = It was left out.
report-ended_early-other = It was stopped early.
report-goal-repetition = Goal: { $goal } { $goal ->
    [one] repetition
   *[other] repetitions
}{ $sides ->
    [2] {" "}on each side
   *[other] {""}
}.
report-goal-hold = Goal: { $goal } { $goal ->
    [one] hold
   *[other] holds
} of { NUMBER($seconds, maximumFractionDigits: 1) } seconds in good form{ $sides ->
    [2] {" "}on each side
   *[other] {""}
}.
report-done-caption = What was done of the goal
report-done-caption-sides = What was done of the goal, left against right
report-side = { $side ->
    [left] Left
    [right] Right
   *[none] Whole body
}
report-of_goal = { $count } of { $goal }
report-form-ok = No fault seen
report-form-fault = With a fault
report-form-unknown = Not all could be told
report-moves-caption-repetition = Quality over the repetitions
report-moves-caption-hold = Quality over the holds
report-moves-none = No repetition and no hold was seen.
report-repetition_name = { $side ->
    [left] Repetition { $number }, left
    [right] Repetition { $number }, right
   *[none] Repetition { $number }
}
report-hold_name = { $side ->
    [left] Hold { $number }, left
    [right] Hold { $number }, right
   *[none] Hold { $number }
}
report-hold_label = { $side ->
    [left] { $number } left
    [right] { $number } right
   *[none] { $number }
}
report-counted = counted
report-not_counted = not counted
report-unseen_in_hold = { $count ->
    [one] One thing
   *[other] { $count } things
} could not be seen from there.
report-clock-good_form = Good form
report-clock-in_position = In the position
report-clock-goal = Goal
report-clock-seen_good = Seen to be good
report-rep-up = Up
report-rep-down = Down
report-rep-best = Furthest
report-seconds = { NUMBER($value, maximumFractionDigits: 1) } s
report-degrees = { NUMBER($value, maximumFractionDigits: 1) }°
report-number = { NUMBER($value, maximumFractionDigits: 2) }
report-unit-deg = { NUMBER($value, maximumFractionDigits: 1) }°
report-unit-s = { NUMBER($value, maximumFractionDigits: 1) } s
report-unit-t = { NUMBER($value, maximumFractionDigits: 2) } torso lengths
report-unit-share = { NUMBER($value, style: "percent") }
report-unit-deg_per_s = { NUMBER($value, maximumFractionDigits: 1) }° per second
report-unit-t_per_s = { NUMBER($value, maximumFractionDigits: 2) } torso lengths per second
report-not_known = not known

report-picture-best = The best:
report-picture-worst = To do better:
report-picture-alt = { $name }, with the skeleton that was seen
report-corrections-title = What was corrected
report-corrections-caption = Faults in order of time, in the words of the correction
report-corrections-none = No correction was called for. What could not be told is not counted as good.
report-fault_name = Fault { $number }
report-for_seconds = for { NUMBER($value, maximumFractionDigits: 1) } s
report-limit_word = (limit
report-limit_end = )
report-corrected-yes = corrected
report-corrected-no = lasted
report-corrected-unseen = went out of sight
report-times = { $count ->
    [one] once
   *[other] { $count } times
}
report-attempts-title = What did not count
report-attempts-more = and { $count } more
report-reached = { NUMBER($value, style: "percent") } of what counts
report-reason-too_small = too small
report-reason-too_short = too quick
report-reason-not_lowered = not all the way down before the next one
report-reason-not_seen = not seen
report-reason-left_posture = another posture
report-reason-both_legs = both legs at once
report-reason-both_arms = both arms at once
report-reason-hips_up = the hips off the floor
report-reason-foot_up = a foot in the air
report-reason-knee_bent = the knee bent
report-reason-not_lying = propped up
report-reason-one_limb = an arm or a leg alone
report-unseen-title = What could not be seen
report-unseen-caption = Each thing that was looked at: how long it was good, at fault, or could not be told
report-why_for = { $why } ({ NUMBER($seconds, maximumFractionDigits: 1) } s)
report-why-not_seen = not seen
report-why-implausible = seen unclearly
report-why-view = the camera stood in the wrong place
report-why-posture = another posture
report-why-no_baseline = not seen at rest before
report-why-no_contour = the outline of the back was hidden
report-why-not_calibrated = the lower back was not shown beforehand
report-why-still_picture = the picture stood still
report-why-camera_moves = the camera moved
report-why-unclear = close to the limit
report-why-not_applicable = did not apply

report-sure-title = How sure this is
report-sure-coverage = The movement could be followed for { NUMBER($share, style: "percent") } of the time.
report-sure-poor = The movement could be followed for only { NUMBER($share, style: "percent") } of the time: most of it was not judged.
report-sure-view-side = The camera stood at the side, as it should.
report-sure-view-raised = The camera stood high; some things are told less surely from there.
report-sure-view-oblique = The camera stood at a slant; angles are less exact from there.
report-sure-view-end = The camera stood at the head or foot end, from where little can be judged.
report-sure-view-none = It is not known from where the camera looked.
report-sure-incomplete = The recording is damaged or ends early; only what could be read was judged.
report-sure-unseen = { $count ->
    [one] One thing
   *[other] { $count } things
} that make a hold good could not be seen from where the camera stood; the count says nothing of them.
report-sure-log = This comes from the log of a session, which keeps no pictures and no angles: it says what was counted and corrected then.
report-sure-damaged = { $count ->
    [one] One damaged line
   *[other] { $count } damaged lines
} of a log could not be read; what they said is missing here.
report-sure-angles = From the side, one camera measures an angle to about 6 degrees. A fault is said only where it is larger than that error; what is close to a limit is “can't tell”.
report-sure-limits = What was not seen is never counted as good. Where it matters, look at the video, and ask a physiotherapist.

report-answer-agree = Agree
report-answer-disagree = Disagree
report-answer-for = Your answer to { $name }
report-answers-title = For the therapist
report-answers-explain = Say for each repetition, hold and fault whether you agree, and save your answers as a file. The command posecheck report --ratings FILE tells how far you and the program agree. Two physiotherapists agreed in 83 of 100 cases.
report-answers-save = Save the answers
report-answers-none = Nothing answered yet.
report-answers-count = Answered: { $count }

report-agreement-none = Nothing was answered in these files.
report-agreement-repetition = Repetitions: agreed on { $agreed } of { $rated }
report-agreement-hold = Holds: agreed on { $agreed } of { $rated }
report-agreement-fault = Faults: agreed on { $agreed } of { $rated }
report-agreement-all = Agreement: { NUMBER($share, minimumFractionDigits: 2) } (between physiotherapists: { NUMBER($others, minimumFractionDigits: 2) })
report-agreement-kappa = Cohen's kappa, repetitions and holds: { NUMBER($kappa, minimumFractionDigits: 2) }
report-agreement-no_kappa = Cohen's kappa: not defined, as too few were answered, or all were alike
report-offer = A page in words and pictures: posecheck report { $what }

report-error-what = expected a folder of results, the log of a session, or --since 30d, and one of them
report-error-span = { $given }: expected a number of days or weeks, such as 30d or 4w
report-error-parts = { $file }: a recording of several exercises has no page yet; analyse it with -e EXERCISE for a page of one of them
report-error-result = { $file }: expected a result ({ $schema }), got something else ({ $why }); analyse the recording again
report-error-metrics = { $file }: expected the measures of that result, got something else ({ $why }); analyse the recording again, or move the file away
report-error-ratings = { $file }: expected answers that a page has saved ({ $schema }), got something else ({ $why }); save them again
report-error-replace = { $file }: the page would replace what it is made of; choose another file with -o
report-error-no_video = --embed: there is no annotated.mp4 beside the result; leave it out, or analyse with the video
report-error-too_large = { $file }: { $size } MB is too large to be embedded, { $most } MB at most; leave out --embed and keep the video beside the page
report-error-write = { $file }: cannot be written ({ $why }); choose another file with -o, or free some space
report-error-extra = a page needs Plotly and Jinja2, which cannot be loaded ({ $why }); run: pip install 'posecheck-trainer[report]'
