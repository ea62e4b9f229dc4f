### Was das Terminal zeigt: Tabellen, Summen, Fragen, Fortschritt.

terminal-real-holds = { $count } Halten, nicht mehr als { $most } erwartet
terminal-real-good_form = { FIXED($seconds, digits: 1) } s in guter Form
terminal-real-reps = { $count } Wiederholungen, nicht { $expected }
terminal-real-named = { $count } Versuche oder Halten genannt, nicht { $expected }
terminal-real-hold = Halten { $start } bis { $end } s
terminal-real-not_seen = { $what } nicht gesehen
terminal-real-not_reported = { $check } nicht gemeldet
terminal-real-falsely_reported = { $check } zu Unrecht gemeldet
terminal-real-ok = { $check } gut in { NUMBER($share, style: "percent") } der Zeit
terminal-real-side = { $what }: { $side }, nicht { $expected }
terminal-real-lasted = { $what }: { FIXED($seconds, digits: 1) } s lang
terminal-real-to_find = mit etwas zu finden: { $count } von { $total }
terminal-real-to_leave = ohne etwas zu zählen: { $count } von { $total }
terminal-real-right = { $count } von { $total } richtig
terminal-replay-repetition_counted = Wiederholung { $count }, wie gezählt
terminal-replay-repetition = Wiederholung { $count }
terminal-replay-repetitions = Wiederholungen
terminal-replay-not_counted = nicht gezählt
terminal-replay-wrong_side = falsche Seite
terminal-replay-not_seen_from_there = von dort nicht zu sehen
terminal-replay-not_raised = nicht gemeldet
terminal-replay-tolerated = zwischen den Grenzen, oder so kurz wie die Wartezeit
terminal-replay-raised_or_not = gemeldet oder nicht
terminal-replay-ok_by_then = da schon gut
terminal-replay-too_long = zu lange gemeldet
terminal-replay-in_a_row = { FIXED($seconds, digits: 1) } s am Stück
terminal-replay-unseen_faults = { $count } mit einem Fehler, der von dort nicht zu sehen ist
terminal-replay-shortest_hold = so lang wie das kürzeste Halten
terminal-replay-clocks = { FIXED($good, digits: 2) } s gut von { FIXED($in_position, digits: 2) } s, { $counts }
terminal-replay-counted = gezählt
terminal-replay-span = { FIXED($start, digits: 1) } bis { FIXED($end, digits: 1) } s
terminal-replay-cant_tell = nicht zu beurteilen: { $check }
terminal-replay-none = nichts
terminal-replay-no_side = keine Seite
terminal-replay-apart = beginnt { $begins } s, endet { $ends } s
terminal-replay-read = gelesen { $value }, Grenze { $limit }
terminal-replay-raised = gemeldet { $span }
terminal-replay-ok = gut { $span }
terminal-replay-counted_holds = gezähltes Halten{ $side ->
    [left] { " links" }
    [right] { " rechts" }
   *[none] { "" }
}
terminal-replay-extra_hold = { terminal-hold } bei { FIXED($seconds, digits: 1) } s
terminal-replay-clocks_apart = in der Stellung { $in_position } s, in guter Form { $good_form } s
terminal-replay-line = bei { FIXED($seconds, digits: 1) } s: erwartet { $expected }, gefunden { $got }
terminal-replay-clips = Clips: { $what }.
terminal-replay-not_framewise = ?: Die Wahrheit ist nicht Bild für Bild bekannt; nach falschem Gut wurde nicht gesucht.
terminal-replay-from-poses = { $count } aus gespeicherten Posen, { $frames } Bilder
terminal-replay-from-model = { $count } mit dem Posenmodell, { $frames } Bilder
terminal-replay-rate = { FIXED($rate) } Bilder/s
terminal-replay-at_once = sofort
terminal-replay-agreement = { $clips } von { $all_clips } Clips; { $findings } von { $all_findings } Befunden; { $raised } von { $true } wahren Fehlern gemeldet{ $untold ->
    [0] { "" }
   *[other] , { $untold } nicht zu beurteilen
}, { $false } falsch
terminal-replay-agrees = stimmt überein: { terminal-replay-agreement }
terminal-replay-disagrees = STIMMT NICHT: { terminal-replay-agreement }
terminal-kind-count = Anzahl
terminal-kind-rep = Wdh.
terminal-kind-hold = Halten
terminal-kind-fault = Fehler
terminal-kind-false_fault = falscher Fehler
terminal-kind-false_ok = falsches Gut
terminal-column-at = bei
terminal-column-what = was
terminal-column-measured = gemessen
terminal-column-from = von
terminal-column-to = bis
terminal-column-sure = sicher
terminal-column-counted = gezählt
terminal-column-remarks = Bemerkungen
terminal-column-check = Prüfung
terminal-column-ok = gut
terminal-column-fault = Fehler
terminal-column-cant_tell = unklar
terminal-column-helps = was hilft
terminal-column-name = Kurzname
terminal-column-exercise = Übung
terminal-column-dose = Menge
terminal-column-done = was man macht
terminal-column-said = Ansage
terminal-column-stops_clock = hält die Uhr an
terminal-column-limit = Grenze
terminal-column-value = Wert
terminal-column-unit = Einheit
terminal-column-legal = erlaubt
terminal-column-source = Quelle (englisch)
terminal-column-clip = Videoclip
terminal-column-count = Anzahl
terminal-column-rep = Wdh.
terminal-column-hold = Halten
terminal-column-faults = Fehler
terminal-column-false_fault = falscher Fehler
terminal-column-false_ok = falsches Gut
terminal-column-agrees = stimmt
terminal-column-about = worüber
terminal-column-expected = erwartet
terminal-column-got = gefunden
terminal-column-recording = Aufnahme
terminal-column-judged_as = beurteilt als
terminal-column-right = richtig
terminal-column-not_right = was nicht
terminal-yes = ja
terminal-no = nein
terminal-cant_tell = nicht zu beurteilen
terminal-yes_or_no = Bitte antworten Sie mit ja oder nein.
terminal-yes_or_no-yes = J/n
terminal-yes_or_no-no = j/N
terminal-results = Ergebnisse:
terminal-seconds = { FIXED($seconds, digits: 1) } s{ "" }
terminal-share = { NUMBER($share, style: "percent") }
terminal-count = { $count } von { $goal }{ $side ->
    [left] { " links" }
    [right] { " rechts" }
   *[none] { "" }
}
terminal-headline-repetitions = { $counts } Wiederholungen
terminal-headline-holds = { $counts }, je { $seconds } s gehalten
terminal-good_form = In guter Form: { $times }.
terminal-mostly_unseen = Meist nicht zu beurteilen: { $checks }.
terminal-doing-rest = Pause
terminal-doing-getting_ready = geht in Position
terminal-doing-other = etwas anderes
terminal-repetition = Wiederholung { $count }
terminal-hold = Halten{ $side ->
    [left] { " links" }
    [right] { " rechts" }
   *[none] { "" }
}
terminal-attempt = Versuch{ $side ->
    [left] { " links" }
    [right] { " rechts" }
   *[none] { "" }
}
terminal-tempo = auf { $up }, ab { $down }
terminal-clocks = { FIXED($good, digits: 1) } s gut von { FIXED($in_position, digits: 1) } s
terminal-good = gut
terminal-not_all = kein Fehler gesehen, nicht alles zu beurteilen
terminal-counted = gezählt
terminal-not_counted = nicht gezählt: { $why }
terminal-unseen = von dort nicht zu sehen: { $checks }
terminal-reached = { NUMBER($share, style: "percent") } dessen, was zählt
terminal-ended_by = beendet durch { $check }
terminal-too_little_seen = zu wenig davon war zu sehen
terminal-too_short = kürzer als das Ziel
terminal-unfinished = nicht beendet
terminal-unfinished-why = die Aufnahme endet mittendrin
terminal-reason-too_small = zu klein
terminal-reason-too_short = zu kurz
terminal-reason-not_lowered = nicht ganz unten
terminal-reason-not_seen = nicht gesehen
terminal-reason-left_posture = die Lage verlassen
terminal-reason-both_legs = beide Beine
terminal-reason-both_arms = beide Arme
terminal-reason-hips_up = die Hüfte vom Boden gehoben
terminal-reason-foot_up = ein Fuß in der Luft
terminal-reason-knee_bent = das Knie gebeugt
terminal-reason-not_lying = aufgestützt
terminal-reason-one_limb = nur ein Arm oder ein Bein
terminal-posture-supine = in Rückenlage
terminal-posture-prone = in Bauchlage
terminal-dose = { $sets ->
    [1] { "" }
   *[other] { $sets } x{ " " }
}{ $reps }{ $sides ->
    [each] { " " }je Seite
   *[none] { "" }
}{ $seconds ->
    [0] { "" }
   *[other] , je { $seconds } s gehalten
}
terminal-legal = { $low } bis { $high }
terminal-exercise-dose = Menge: { $dose }
terminal-exercise-camera = Kamera: { $advice }
terminal-exercise-torso = t: Rumpflängen, Schulter bis Hüfte, etwa 50 cm. Eigene Grenzwerte: --limits DATEI, mit
terminal-back-supine = Auf dem Rücken, angedrückt und ins Hohlkreuz:
terminal-back-prone = Auf dem Bauch, locker und die Brust gehoben:
terminal-back-pair-supine = { $number }. angedrückt bei { $low_at }, im Hohlkreuz bei { $high_at }
terminal-back-pair-prone = { $number }. locker bei { $low_at }, gehoben bei { $high_at }
terminal-back-span = { $start } bis { $end } s
terminal-back-apart = Wie deutlich sich beides unterscheiden lässt (d'; nötig ist { $needed }):
terminal-back-not_kept = Nicht behalten: Es würde nichts zeigen.
terminal-back-kept = Behalten in { $path }, für diesen Platz von Kamera und Matte.
terminal-resume-passed_over = { $path }: { $why }; wird übergangen; löschen oder verschieben Sie die Datei
terminal-resume-damaged = { $path }: { $count ->
    [one] { $count } beschädigte Zeile ausgelassen; was sie festhielt, kann noch einmal getan werden
   *[other] { $count } beschädigte Zeilen ausgelassen; was sie festhielten, kann noch einmal getan werden
}
terminal-resume-other_way = { $name } wird nicht so gemacht
terminal-resume-left = { $title } (noch { $count })
terminal-resume-session = eine Sitzung vom { $started }; es fehlen noch: { $left }
terminal-resume-there = Angefangen: { $what }.
terminal-resume-how = Mit --resume setzen Sie sie fort. Eine neue Sitzung beginnt.
terminal-resume-ask = Damit weitermachen?
terminal-session-transcript_ended = Die Mitschrift ist zu Ende ({ $why })
terminal-session-no_arch = Nach Ihren Antworten auf die Sicherheitsfragen gehen Sie nicht ins Hohlkreuz: Der untere Rücken wird nicht kennengelernt.
terminal-session-not_kept = { $why }; diese Sitzung wird nicht behalten
terminal-session-unfinished = Nicht fertig: Das nächste posecheck train bietet an, damit weiterzumachen.
terminal-session-counted = { $counts }{ $faulty ->
    [0] { "" }
   *[other] , { $faulty } mit einem Fehler
}
terminal-recorded = Aufgenommen: { $length } ({ FIXED($megabytes, digits: 1) } MB) in { $path }{ $dropped ->
    [0] { "" }
    [one] ; { $dropped } Bild ausgelassen, es ging zu langsam
   *[other] ; { $dropped } Bilder ausgelassen, es ging zu langsam
}
terminal-kept = Behalten in { $path }
terminal-camera = Kamera
terminal-no_picture = kein Bild: { $why }
terminal-no_window = Kein Fenster: { $why }; alles wird gesprochen.
terminal-window-no_display = es gibt keinen Bildschirm (DISPLAY ist nicht gesetzt)
terminal-window-no_answer = der Bildschirm antwortet nicht
terminal-window-unusable = der Bildschirm lässt sich nicht benutzen
terminal-stopped = beendet ({ $name }); nichts Halbfertiges bleibt liegen
terminal-care-unanswered = Die Sicherheitsfragen sind nicht beantwortet; siehe: posecheck care
terminal-care-left_out = „{ $title }“ wird weggelassen. { $why }
terminal-care-pain = { $question } (Eingabetaste: keine Antwort)
terminal-care-no_number = Keine Zahl von 0 bis 10; gilt als keine Antwort.
terminal-care-off = Weggelassen: { $names }
terminal-answer-yes = ja
terminal-answer-no = nein
terminal-answer-cleared = ja, abgeklärt
terminal-answer-unanswered = nicht beantwortet
terminal-demo-begin = { $name } wird ausgewertet: Eine künstliche Person macht Brücken, die letzte nicht hoch genug.
terminal-demo-end = Öffnen Sie { $path }, um es zu sehen.
terminal-progress-looking = Die Person ansehen
terminal-progress-recognising = Die Übungen erkennen
terminal-progress-drawing = Das Video zeichnen
terminal-progress-replaying = Die Clips auswerten
terminal-progress-benchmark = Die Clips beurteilen
terminal-progress-scoring = Die Clips beurteilen
terminal-progress-left = übrig
terminal-model-ok = gut
terminal-model-missing = fehlt
terminal-model-damaged = beschädigt
terminal-model-about-detector = Findet die Person (BlazePose-Detektor, 224x224).
terminal-model-about-full = 33 Punkte und eine Maske (BlazePose GHUM full). Die Vorgabe.
terminal-model-about-lite = Schneller und weniger genau.
terminal-model-about-heavy = Langsamer und etwas genauer.
terminal-doctor-ok = gut
terminal-doctor-wrong = FALSCH
terminal-doctor-python = Installieren Sie Python 3.11 oder neuer
terminal-doctor-none = nicht installiert
terminal-doctor-again = Installieren Sie posecheck-trainer neu
terminal-doctor-mediapipe = pip install 'mediapipe>=0.10.31,<=0.10.33' (neuere melden ihre Nutzung übers Netz)
terminal-doctor-opencv = Behalten Sie nur opencv-contrib-python: die anderen entfernen, dieses neu installieren
terminal-doctor-libraries = Systembibliotheken
terminal-doctor-libraries-state = { $count ->
    [0] alle da
   *[other] es fehlen: { $names }
}
terminal-doctor-model = Posenmodell { $name }
terminal-doctor-verified = geprüft
terminal-doctor-see = siehe die Zeile selbst
terminal-doctor-folder = Dieser Ordner
terminal-doctor-other_folder = Nehmen Sie mit -o einen anderen Ordner
