### The dialogue of a prescription, and its page.

prescribe-intro = Enter keeps what stands in brackets, a hyphen takes it away.
prescribe-known = Exercises: { $names }
prescribe-ask-times_a_week = How often a week, 1 to 7
prescribe-ask-from = From which day (2027-01-31)
prescribe-ask-until = Until which day
prescribe-ask-rest_s = Rest between exercises, in seconds
prescribe-ask-notes = What the voice is to say, in your own words
prescribe-ask-names = Which, in this order, with commas between
prescribe-ask-dose = Sets x repetitions x seconds
prescribe-ask-left = How many on the left in all, if not the same (0: none)
prescribe-ask-right = How many on the right in all, if not the same (0: none)
prescribe-ask-never_beyond = Range of motion never to exceed
prescribe-ask-up_to_reps = More with time, up to how many repetitions in a set
prescribe-ask-up_to_s = Longer with time, up to how many seconds
prescribe-again = Not taken: { $why }
prescribe-other_kind = { $said }: expected a number, or a day such as 2027-01-31
prescribe-no_exercise = name one exercise at least
prescribe-right = { $file } is right.
prescribe-kept = Kept in { $file }; posecheck train takes it if it is the one in your data folder, or with --prescription.

prescribe-title = Exercises for your back
prescribe-days = { $count ->
    [1] Once a week
    [7] Every day
   *[other] { $count } times a week
}.
prescribe-span = { $first ->
    [none] Until { $last }.
   *[other] From { $first } { $last ->
        [none] on.
       *[other] until { $last }.
    }
}
prescribe-dose-all = { $sets ->
    [1] { $reps } times
   *[other] { $sets } sets of { $reps }
}{ $seconds ->
    [0] .
   *[other] , { $seconds } seconds each.
}
prescribe-dose-sides = { $sets ->
    [1] { $reps } times on each side
   *[other] { $sets } sets of { $reps } on each side
}{ $seconds ->
    [0] .
   *[other] , { $seconds } seconds each.
}
prescribe-dose-left = On the left side only, { $left } times{ $seconds ->
    [0] .
   *[other] , { $seconds } seconds each.
}
prescribe-dose-right = On the right side only, { $right } times{ $seconds ->
    [0] .
   *[other] , { $seconds } seconds each.
}
prescribe-dose-by_side = { $left } times on the left, { $right } times on the right{ $seconds ->
    [0] .
   *[other] , { $seconds } seconds each.
}
prescribe-bound-over-degrees = Never beyond { $bound } degrees.
prescribe-bound-under-degrees = Never under { $bound } degrees.
prescribe-bound-over-torso = Never higher than { $bound } of the length of your trunk.
prescribe-bound-under-torso = Never lower than { $bound } of the length of your trunk.
prescribe-grows = After three good times without more pain it becomes more{ $seconds ->
    [0] { "" }
   *[other] : up to { $seconds } seconds
}{ $reps ->
    [0] .
   *[other] : up to { $reps } times in a set.
}
