### Das Gespräch über eine Verordnung, und ihre Seite.

prescribe-intro = Enter behält, was in Klammern steht, ein Bindestrich nimmt es weg.
prescribe-known = Übungen: { $names }
prescribe-ask-times_a_week = Wie oft in der Woche, 1 bis 7
prescribe-ask-from = Von welchem Tag an (2027-01-31)
prescribe-ask-until = Bis zu welchem Tag
prescribe-ask-rest_s = Pause zwischen den Übungen, in Sekunden
prescribe-ask-notes = Was die Stimme sagen soll, in Ihren eigenen Worten
prescribe-ask-names = Welche, in dieser Reihenfolge, mit Kommas dazwischen
prescribe-ask-dose = Sätze x Wiederholungen x Sekunden
prescribe-ask-left = Wie viele links insgesamt, wenn nicht ebenso viele (0: keine)
prescribe-ask-right = Wie viele rechts insgesamt, wenn nicht ebenso viele (0: keine)
prescribe-ask-never_beyond = Bewegungsumfang, der nie überschritten wird
prescribe-ask-up_to_reps = Mit der Zeit mehr, bis zu wie vielen Wiederholungen im Satz
prescribe-ask-up_to_s = Mit der Zeit länger, bis zu wie vielen Sekunden
prescribe-again = Nicht übernommen: { $why }
prescribe-other_kind = { $said }: erwartet wird eine Zahl, oder ein Tag wie 2027-01-31
prescribe-no_exercise = nennen Sie mindestens eine Übung
prescribe-right = { $file } ist in Ordnung.
prescribe-kept = Aufgehoben in { $file }; posecheck train nimmt sie, wenn es die in Ihrem Datenordner ist, oder mit --prescription.

prescribe-title = Übungen für Ihren Rücken
prescribe-days = { $count ->
    [1] Einmal in der Woche
    [7] Jeden Tag
   *[other] { $count } Mal in der Woche
}.
prescribe-span = { $first ->
    [none] Bis { $last }.
   *[other] Von { $first } { $last ->
        [none] an.
       *[other] bis { $last }.
    }
}
prescribe-dose-all = { $sets ->
    [1] { $reps } Mal
   *[other] { $sets } Sätze mit je { $reps }
}{ $seconds ->
    [0] .
   *[other] , je { $seconds } Sekunden.
}
prescribe-dose-sides = { $sets ->
    [1] { $reps } Mal auf jeder Seite
   *[other] { $sets } Sätze mit je { $reps } auf jeder Seite
}{ $seconds ->
    [0] .
   *[other] , je { $seconds } Sekunden.
}
prescribe-dose-left = Nur links, { $left } Mal{ $seconds ->
    [0] .
   *[other] , je { $seconds } Sekunden.
}
prescribe-dose-right = Nur rechts, { $right } Mal{ $seconds ->
    [0] .
   *[other] , je { $seconds } Sekunden.
}
prescribe-dose-by_side = { $left } Mal links, { $right } Mal rechts{ $seconds ->
    [0] .
   *[other] , je { $seconds } Sekunden.
}
prescribe-bound-over-degrees = Nie über { $bound } Grad.
prescribe-bound-under-degrees = Nie unter { $bound } Grad.
prescribe-bound-over-torso = Nie höher als das { $bound }fache Ihrer Rumpflänge.
prescribe-bound-under-torso = Nie tiefer als das { $bound }fache Ihrer Rumpflänge.
prescribe-grows = Nach drei guten Malen ohne mehr Schmerz wird es mehr{ $seconds ->
    [0] { "" }
   *[other] : bis zu { $seconds } Sekunden
}{ $reps ->
    [0] .
   *[other] : bis zu { $reps } Mal im Satz.
}
