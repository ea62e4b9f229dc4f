### What the coach says during an exercise, to be heard with eyes shut.

count-number = { WORD($count) }.
count-good = { WORD($count) }. Gut so.
count-half = { WORD($count) }. Die Hälfte ist geschafft.
count-one_more = { WORD($count) }. Noch eine.

countdown-number = { WORD($count) }.
countdown-ten = Noch zehn Sekunden.

attempt-too_small = Diese Bewegung war zu klein, sie zählt nicht.
attempt-too_short = Das war zu schnell, es zählt nicht. Lassen Sie sich Zeit.
attempt-not_lowered = Kommen Sie vor dem nächsten Mal ganz herunter.
attempt-not_seen = Ich habe Sie kurz nicht gesehen, deshalb zählt das nicht.
attempt-both_legs = Immer nur ein Bein; der andere Fuß bleibt am Boden.
attempt-both_arms = Immer nur ein Arm: Der andere liegt neben Ihnen.
attempt-hips_up = Lassen Sie das Becken am Boden.
attempt-foot_up = Lassen Sie beide Füße am Boden.
attempt-knee_bent = Strecken Sie das Knie des gehobenen Beins.
attempt-one_limb = Einen Arm und das Bein der anderen Seite, beide zugleich.
attempt-not_lying = Legen Sie sich flach hin, ohne sich aufzustützen.

begin = Fangen Sie an, wenn Sie so weit sind.

side-first = Zuerst die { $this } Seite.
side-next = Jetzt die { $this } Seite.
side-same = Noch einmal die { $this } Seite.
side-full = Die { $this } Seite ist fertig. Jetzt die { $other } Seite.

hold-side = Die { $this } Seite. Halten.

idle = Wenn Sie so weit sind.
idle-skip = Um diese Übung auszulassen, heben Sie einen Arm gerade nach oben und lassen ihn dort, bis Sie hören: Überspringen.

setup = Gehen Sie in die Ausgangsstellung, und bleiben Sie still liegen.

hold-first = Halten, { word-seconds }.
hold-start = Halten.
hold-again = Halten, von vorn.
hold-hard = Wenn das heute schwerfällt, ruhen Sie sich kurz aus. Für die nächste Übung heben Sie einen Arm senkrecht hoch und halten ihn dort, bis Sie hören: Überspringen.
hold-half = Die Hälfte ist geschafft.
hold-last = Das letzte Mal.
hold-reached = Und loslassen. Das war Nummer { WORD($count) }.
hold-enough = Das genügt. Sie können loslassen.
hold-short = Das waren { WORD($seconds) } von { WORD($goal) } Sekunden. Noch einmal.
hold-none = Das zählt noch nicht. Noch einmal.
hold-longer = Ich habe Sie gesehen, aber nur kurz. Bleiben Sie länger so.
hold-stopped = Ich zähle nicht weiter. Lassen Sie los, und versuchen Sie es noch einmal.
hold-stopped_by = Ich zähle nicht weiter. { $cue }
hold-waits = Die Uhr wartet. { $cue }
hold-unseen = Ich habe Sie kurz nicht gesehen, deshalb zählt das nicht.

breathe = Ruhig weiteratmen.

corrected-1 = Ja, so ist es besser.
corrected-2 = Ja, so stimmt es.
corrected-3 = Besser, danke.
corrected-more = Ja.

cue-rest = Wenn das gerade schwerfällt: loslassen und einen Moment ausruhen.

sight-back = Jetzt sehe ich Sie wieder.

resume = Es geht weiter.
resume-number = Es geht weiter mit Nummer { WORD($count) }.

done-all = Geschafft. Das war die letzte.
done-each_side = Geschafft: { WORD($count) } auf jeder Seite.
done-set = Durchgang { WORD($count) } von { WORD($sets) } ist geschafft.
done-part = Gezählt: { WORD($count) }.
done-part_sides = Gezählt: { $left ->
    [0] keine
   *[other] { WORD($left) }
}  links und { $right ->
    [0] keine
   *[other] { WORD($right) }
}  rechts.
done-none = Diesmal hat noch nichts gezählt.

improve = Eins für das nächste Mal. { $cue }

praise-put_right = Was ich angesprochen habe, haben Sie gleich verbessert. Schön.
beyond = Nicht so weit. Bleiben Sie in Ihrem Bereich.
praise-beyond = Sie sind in Ihrem Bereich geblieben. Gut.
untold-beyond = Wie weit Sie gegangen sind, war nicht gut zu sehen.
praise-spotless = Diesmal gibt es nichts zu verbessern.

untold = Von hier aus war nicht alles zu sehen.

earcon-start = Anfang
earcon-count = Zähler
earcon-fault = Fehler
earcon-corrected = verbessert
earcon-done = fertig
