### What the coach says during an exercise, to be heard with eyes shut.

count-number = { WORD($count) }.
count-good = { WORD($count) }. Good.
count-half = { WORD($count) }. Half-way.
count-one_more = { WORD($count) }. One more.

countdown-number = { WORD($count) }.
countdown-ten = Ten more seconds.

attempt-too_small = That one was too small to count.
attempt-too_short = That one was too quick to count. Take your time.
attempt-not_lowered = Come all the way down before the next one.
attempt-not_seen = I lost sight of you, so I did not count that one.
attempt-both_legs = One leg at a time; the other foot stays on the floor.
attempt-both_arms = One arm at a time: rest the other one beside you.
attempt-hips_up = Leave your hips on the floor.
attempt-foot_up = Leave both feet on the floor.
attempt-knee_bent = Straighten the knee of the leg you lift.
attempt-one_limb = One arm and the opposite leg, both at the same time.
attempt-not_lying = Lie down flat, without propping yourself up.

begin = Begin when you are ready.

side-first = Begin with the { $this } side.
side-next = Now the { $this } side.
side-same = Once more, the { $this } side.
side-full = The { $this } side is done. Now the { $other } side.

hold-side = The { $this } side. Hold.

idle = Whenever you are ready.
idle-skip = To leave this one out, raise one arm straight up and keep it there until you hear: skip.

setup = Take the start position and lie still.

hold-first = Hold, { word-seconds }.
hold-start = Hold.
hold-again = Hold, from the start.
hold-hard = If this is hard today, rest for a moment. To go on to the next exercise, raise one arm straight up and keep it there until you hear: skip.
hold-half = Half-way there.
hold-last = The last one.
hold-reached = And let go. That was number { WORD($count) }.
hold-enough = That is enough. You can let go.
hold-short = That was { WORD($seconds) } of { WORD($goal) } seconds. Once more.
hold-none = That one does not count. Once more.
hold-longer = I saw you there, but only for a moment. Stay in it.
hold-stopped = I stopped counting. Let go, and try again.
hold-stopped_by = I stopped counting. { $cue }
hold-waits = The clock waits. { $cue }
hold-unseen = I lost sight of you, so that one does not count.

breathe = Keep breathing.

corrected-1 = Yes, that's better.
corrected-2 = That's it.
corrected-3 = Better, thank you.
corrected-more = Yes.

cue-rest = If that is hard just now, let go and rest for a moment.

sight-back = Now I see you again.

resume = We go on.
resume-number = We go on with number { WORD($count) }.

done-all = Done. That was the last one.
done-each_side = Done: { WORD($count) } on each side.
done-set = Round { WORD($count) } of { WORD($sets) } is done.
done-part = You did { WORD($count) }.
done-part_sides = You did { $left ->
    [0] none
   *[other] { WORD($left) }
}  on the left and { $right ->
    [0] none
   *[other] { WORD($right) }
}  on the right.
done-none = None counted this time.

improve = One thing for next time. { $cue }

beyond = Not so far. Stay within your range.
praise-beyond = You stayed within your range. Good.
untold-beyond = I could not see well how far you went.
praise-put_right = What I asked of you, you put right. Well done.
praise-spotless = Nothing to correct this time.

untold = Not everything could be seen from here.

earcon-start = start
earcon-count = count
earcon-fault = fault
earcon-corrected = corrected
earcon-done = done
