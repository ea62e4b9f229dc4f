### What was done, over months, in the terminal.

history-none = Nothing is kept yet. Do a session with: posecheck train
history-whose = Whose history? Name one with --who: { $names }
history-week = This week: { $count } of { $goal } { $goal ->
    [one] day
   *[other] days
}.
history-streak = { $count ->
    [0] No whole week in a row yet.
    [one] One week in a row with all its days.
   *[other] { $count } weeks in a row with all their days.
}
history-over = The prescription is over. Ask your therapist how to go on.
history-not_yet = The prescription has not begun yet.
history-weekdays = Mo Tu We Th Fr Sa Su
history-calendar_key = x trained, ! stopped for pain
history-trend_key = The 4 weeks before > the last 4 weeks; a mean of a session, of a hold, of a movement.
history-number = { NUMBER($value, maximumFractionDigits: 2) }
history-activity = { $name }: { $values } (0 not at all, 10 as ever; last on { $day })
history-ahead = { $count ->
    [one] One session lies
   *[other] { $count } sessions lie
} in the future: the clock was wrong. They do not count.
history-damaged = { $count ->
    [one] One damaged line is
   *[other] { $count } damaged lines are
} left out: { $sessions }
history-due = Today is a day for your back: posecheck train
history-not_due = Today is no day of your plan.
history-done_today = Done for today.
history-rebuilt = { $file } is made again, of { $count } { $count ->
    [one] session
   *[other] sessions
}.
history-written = { $count } { $count ->
    [one] session
   *[other] sessions
} written to { $file }
history-days_written = { $count } { $count ->
    [one] day
   *[other] days
} a week written to { $file }; open it with your calendar.
history-calendar = Exercises for my back
history-sure = Delete { $session } and all that is known of it?
history-deleted = { $session } is deleted.
history-added = Kept in { $session }.
history-known = { $source } is in the history already.
history-asked = Asked on { $day } already; once a week is enough.
history-ask = Three things of your day that your back makes hard. Words in place of the number name another one; Enter leaves it out.
history-name_one = Something of your day, such as putting on socks
history-rate = { $name }, 0 (not at all) to 10 (as before the pain)
history-thanks = { $count ->
    [0] Nothing kept.
   *[other] Thank you.
}

history-column-exercise = exercise
history-column-side = side
history-column-sessions = sessions
history-column-count = number
history-column-good_form = good form (s)
history-column-faults = faults
history-column-reach = range
history-column-session = session
history-column-began = began
history-column-done = done
history-column-pain = pain
history-column-effort = effort
history-column-ended = ended

history-side-left = left
history-side-right = right

history-ended-done = done
history-ended-skipped = skipped
history-ended-pain = pain
history-ended-tired = tired
history-ended-other = stopped
history-ended-cut = cut short
history-kind-recording = recording
history-kind-manual = by hand
history-kind-asked = daily life

history-error-entry = { $entry }: expected WHAT=NUMBER, such as glute_bridge=10, supine_twist.left=5 or pain_after=3
history-error-scale = { $entry }: expected a number from 0 to 10
history-error-side = { $entry }: expected .left or .right, and only where the exercise has sides
history-error-change = expected --add WHAT=NUMBER, with --on DAY for a new entry or --to SESSION for a correction, or --delete SESSION alone
history-error-future = { $day }: that day is still to come; expected today or a day before
history-error-over = the prescription ended on { $day }: no day is left; change it with: posecheck prescribe
history-error-session = { $session }: { $count ->
    [0] no such session
   *[other] { $count } sessions begin so
}; posecheck history lists the last ones, --csv all of them
history-error-under_way = { $session }: this session is under way; end it first
history-error-delete = { $file }: cannot be deleted ({ $why }); make its folder writable
history-error-write = { $file }: cannot be written ({ $why }); free some space or name another file
history-error-prescription = { $file }: there is no such prescription; check its name, or make one: posecheck prescribe
