### Die Seite eines Berichts, für Patient und Therapeut.

report-title-recording = Bericht: { $name }
report-title-session = Bericht über eine Übungsstunde
report-title-span = Bericht über Ihr Training
report-since = Seit { DATETIME($date, dateStyle: "medium") }
report-day = { DATETIME($date, dateStyle: "medium", timeStyle: "short") }
report-short_day = { DATETIME($date, dateStyle: "short") }
report-skip_link = Zur Übersicht
report-footer = Erstellt mit posecheck { $version }, { $day }. Es prüft, was eine Kamera sehen kann. Es stellt keine Diagnose und ist kein Medizinprodukt.
report-separators = ,.

report-short-title = Kurz gesagt
report-short-done = Was gemacht wurde
report-short-hard = Was schwer fiel
report-short-hurt = Was wehtat
report-short-change = Was zu ändern ist
report-short-sessions = { $count ->
    [one] Eine Übungsstunde
   *[other] { $count } Übungsstunden
} an { $days ->
    [one] einem Tag
   *[other] { $days } Tagen
}.
report-short-line = { $name }: { $what }
report-short-count = { $side ->
    [left] links { $count } von { $goal }
    [right] rechts { $count } von { $goal }
   *[none] { $count } von { $goal }
}
report-short-repetitions = { $what } Wiederholungen
report-short-holds = { $what } Mal gehalten
report-short-effort = Anstrengung, 0 bis 10: { $kinds ->
    [one] { $most }
   *[other] von { $least } bis { $most }
}.
report-short-no_effort-recording = Eine Aufnahme sagt nicht, wie anstrengend es war.
report-short-no_effort-log = Nach der Anstrengung wurde nicht gefragt, oder es kam keine Antwort.
report-short-left-tired = { $name } wurde aus Müdigkeit abgebrochen ({ $day }).
report-short-left-skipped = { $name } wurde ausgelassen ({ $day }).
report-short-left-other = { $name } wurde abgebrochen ({ $day }).
report-short-faulty-repetition = { $name }: ein Fehler in { $count } von { $moves } Wiederholungen.
report-short-faulty-hold = { $name }: ein Fehler bei { $count } von { $moves } Mal Halten.
report-short-pain_in = { $name } wurde wegen Schmerzen abgebrochen ({ $day }).
report-short-pain = Schmerz vorher: { $before }, nachher: { $after } ({ $day }).
report-short-pain_worst = Der stärkste Schmerz in { $count } Übungsstunden: { $worst } von 10.
report-short-no_pain-recording = Eine Aufnahme sagt nicht, ob es wehtat.
report-short-no_pain-log = Nach Schmerzen wurde nicht gefragt, oder es kam keine Antwort.
report-short-cue = „{ $cue }“ ({ $count ->
    [one] einmal
   *[other] { $count }-mal
})
report-short-spotless = Es wurde kein Fehler gesehen.
report-short-untold = Es wurde kein Fehler gesehen, aber nicht alles war zu erkennen.

report-film-label = Video mit Skelett und Korrekturen
report-film-missing = Das Video lässt sich nicht zeigen. Es gehört neben diese Seite, als annotated.mp4.
report-curves-title = Winkel im Verlauf
report-curves-hint = Ein Klick auf eine Kurve oder auf eine Zeit in den Tabellen zeigt diesen Moment. Mit der Tastatur: Pfeiltasten auf einer Kurve, Eingabetaste auf einer Zeit. Gestrichelte Linien sind Grenzen; ein getöntes Feld mit Nummer ist ein Fehler aus der Tabelle der Korrekturen; die Balken unten sind Wiederholungen oder Haltephasen.
report-curves-none = Neben diesem Ergebnis liegen keine Winkel.
report-curve_slider = Zeit in der Kurve: { $name }
report-angle-knee_deg-near = Winkel des Knies
report-angle-hip_deg-near = Winkel der Hüfte
report-angle-arm_deg-near = Winkel des Arms
report-angle-knee_deg-active = Knie der übenden Seite
report-angle-hip_deg-active = Hüfte der übenden Seite
report-angle-arm_deg-active = Arm der übenden Seite
report-angle-knee_deg-other = Knie der anderen Seite
report-angle-hip_deg-other = Hüfte der anderen Seite
report-angle-arm_deg-other = Arm der anderen Seite
report-axis-time = Sekunden
report-axis-seconds = Dauer in Sekunden
report-axis-degrees = Grad
report-axis-repetition = Nummer der Wiederholung
report-axis-count = Anzahl
report-axis-rating = 0 bis 10
report-limit_line = Grenze #°
report-goal_line = Ziel
report-plot-reps = Wie weit jede Wiederholung ging
report-plot-holds = Wie lange jeweils gehalten wurde: in der Position und in guter Form
report-plot-sessions = Übungsstunde für Übungsstunde
report-plot-pain = Schmerz und Anstrengung

report-sessions-title = Die Übungsstunden
report-sessions-caption = Was gemacht wurde, und wie es sich anfühlte, von 0 (gar nicht) bis 10 (am stärksten)
report-column-day = Tag
report-column-done = Gemacht
report-column-ended = Ende
report-column-side = Seite
report-column-counted = Gezählt
report-column-mean_good = Gute Form, Mittel
report-column-move = Was und wann
report-column-form = Ausführung
report-column-measured = Gemessen
report-column-answer = Ihre Antwort
report-column-when = Wann
report-column-said = Korrektur
report-column-value = Gemessen, und Grenze
report-column-after = Danach
report-column-check = Worauf geachtet wurde
report-column-ok = Gut
report-column-fault = Fehler
report-column-unknown = Nicht zu erkennen
report-column-why = Warum nicht zu erkennen
report-nothing = nichts
report-pain_before = Schmerz vorher
report-pain_after = Schmerz nachher
report-effort = Anstrengung
report-rating = { $value } von 10
report-not_asked = keine Antwort
report-ended-done = beendet
report-ended-pain = wegen Schmerzen abgebrochen
report-ended-tired = aus Müdigkeit abgebrochen
report-ended-skipped = ausgelassen
report-ended-other = abgebrochen
report-ended-cut = unterbrochen
report-ended_early-pain = Sie wurde wegen Schmerzen abgebrochen.
report-ended_early-tired = Sie wurde aus Müdigkeit abgebrochen.
report-ended_early-skipped = Sie wurde ausgelassen.
report-ended_early-other = Sie wurde früher beendet.
report-goal-repetition = Ziel: { $goal } { $goal ->
    [one] Wiederholung
   *[other] Wiederholungen
}{ $sides ->
    [2] {" "}auf jeder Seite
   *[other] {""}
}.
report-goal-hold = Ziel: { $goal }-mal { NUMBER($seconds, maximumFractionDigits: 1) } Sekunden in guter Form halten{ $sides ->
    [2] , auf jeder Seite
   *[other] {""}
}.
report-done-caption = Was vom Ziel geschafft wurde
report-done-caption-sides = Was vom Ziel geschafft wurde, links gegen rechts
report-side = { $side ->
    [left] Links
    [right] Rechts
   *[none] Ganzer Körper
}
report-of_goal = { $count } von { $goal }
report-form-ok = Kein Fehler gesehen
report-form-fault = Mit Fehler
report-form-unknown = Nicht alles erkennbar
report-moves-caption-repetition = Ausführung der Wiederholungen
report-moves-caption-hold = Ausführung beim Halten
report-moves-none = Keine Wiederholung und kein Halten wurde gesehen.
report-repetition_name = { $side ->
    [left] Wiederholung { $number }, links
    [right] Wiederholung { $number }, rechts
   *[none] Wiederholung { $number }
}
report-hold_name = { $side ->
    [left] Halten { $number }, links
    [right] Halten { $number }, rechts
   *[none] Halten { $number }
}
report-hold_label = { $side ->
    [left] { $number } links
    [right] { $number } rechts
   *[none] { $number }
}
report-counted = gezählt
report-not_counted = nicht gezählt
report-unseen_in_hold = { $count ->
    [one] Eines war
   *[other] { $count } Dinge waren
} von dort nicht zu sehen.
report-clock-good_form = Gute Form
report-clock-in_position = In der Position
report-clock-goal = Ziel
report-clock-seen_good = Sichtbar gut
report-rep-up = Hoch
report-rep-down = Herunter
report-rep-best = Am weitesten
report-seconds = { NUMBER($value, maximumFractionDigits: 1) } s
report-degrees = { NUMBER($value, maximumFractionDigits: 1) }°
report-number = { NUMBER($value, maximumFractionDigits: 2) }
report-unit-deg = { NUMBER($value, maximumFractionDigits: 1) }°
report-unit-s = { NUMBER($value, maximumFractionDigits: 1) } s
report-unit-t = { NUMBER($value, maximumFractionDigits: 2) } Rumpflängen
report-unit-share = { NUMBER($value, style: "percent") }
report-unit-deg_per_s = { NUMBER($value, maximumFractionDigits: 1) }° pro Sekunde
report-unit-t_per_s = { NUMBER($value, maximumFractionDigits: 2) } Rumpflängen pro Sekunde
report-not_known = nicht bekannt

report-picture-best = Am besten:
report-picture-worst = Besser zu machen:
report-picture-alt = { $name }, mit dem Skelett, das gesehen wurde
report-corrections-title = Was korrigiert wurde
report-corrections-caption = Fehler der Reihe nach, in den Worten der Korrektur
report-corrections-none = Keine Korrektur war nötig. Was nicht zu erkennen war, gilt nicht als gut.
report-fault_name = Fehler { $number }
report-for_seconds = { NUMBER($value, maximumFractionDigits: 1) } s lang
report-limit_word = (Grenze
report-limit_end = )
report-corrected-yes = korrigiert
report-corrected-no = blieb
report-corrected-unseen = nicht mehr zu sehen
report-times = { $count ->
    [one] einmal
   *[other] { $count }-mal
}
report-attempts-title = Was nicht zählte
report-attempts-more = und { $count } weitere
report-reached = { NUMBER($value, style: "percent") } von dem, was zählt
report-reason-too_small = zu klein
report-reason-too_short = zu schnell
report-reason-not_lowered = vor dem nächsten Mal nicht ganz unten
report-reason-not_seen = nicht gesehen
report-reason-left_posture = eine andere Lage
report-reason-both_legs = beide Beine zugleich
report-reason-both_arms = beide Arme zugleich
report-reason-hips_up = das Becken vom Boden gelöst
report-reason-foot_up = ein Fuß in der Luft
report-reason-knee_bent = das Knie gebeugt
report-reason-not_lying = aufgestützt
report-reason-one_limb = ein Arm oder ein Bein allein
report-unseen-title = Was nicht zu sehen war
report-unseen-caption = Worauf geachtet wurde: wie lange es gut war, ein Fehler, oder nicht zu erkennen
report-why_for = { $why } ({ NUMBER($seconds, maximumFractionDigits: 1) } s)
report-why-not_seen = nicht gesehen
report-why-implausible = undeutlich gesehen
report-why-view = die Kamera stand falsch
report-why-posture = eine andere Lage
report-why-no_baseline = vorher nicht in Ruhe gesehen
report-why-no_contour = der Umriss des Rückens war verdeckt
report-why-not_calibrated = der untere Rücken wurde vorher nicht gezeigt
report-why-still_picture = das Bild stand still
report-why-camera_moves = die Kamera bewegte sich
report-why-unclear = nahe an der Grenze
report-why-not_applicable = traf nicht zu

report-sure-title = Wie sicher das ist
report-sure-coverage = Die Bewegung war { NUMBER($share, style: "percent") } der Zeit zu verfolgen.
report-sure-poor = Die Bewegung war nur { NUMBER($share, style: "percent") } der Zeit zu verfolgen: Das meiste wurde nicht beurteilt.
report-sure-view-side = Die Kamera stand an der Seite, wie sie soll.
report-sure-view-raised = Die Kamera stand hoch; manches ist von dort weniger sicher zu erkennen.
report-sure-view-oblique = Die Kamera stand schräg; Winkel sind von dort weniger genau.
report-sure-view-end = Die Kamera stand am Kopf- oder Fußende; von dort lässt sich wenig beurteilen.
report-sure-view-none = Von wo die Kamera blickte, ist nicht bekannt.
report-sure-incomplete = Die Aufnahme ist beschädigt oder endet zu früh; beurteilt wurde nur, was lesbar war.
report-sure-unseen = { $count ->
    [one] Eines, das
   *[other] { $count } Dinge, die
} zur guten Form beim Halten { $count ->
    [one] gehört, war
   *[other] gehören, waren
} von der Kamera aus nicht zu sehen; die Zählung sagt darüber nichts.
report-sure-log = Dies stammt aus dem Protokoll einer Übungsstunde, das weder Bilder noch Winkel aufbewahrt: Es sagt, was damals gezählt und korrigiert wurde.
report-sure-damaged = { $count ->
    [one] Eine beschädigte Zeile
   *[other] { $count } beschädigte Zeilen
} eines Protokolls ließ sich nicht lesen; was dort stand, fehlt hier.
report-sure-angles = Von der Seite misst eine Kamera einen Winkel auf etwa 6 Grad genau. Ein Fehler wird nur genannt, wo er größer ist als diese Ungenauigkeit; was nahe an einer Grenze liegt, ist „nicht zu erkennen“.
report-sure-limits = Was nicht gesehen wurde, gilt nie als gut. Wo es darauf ankommt, sehen Sie das Video an und fragen Sie Ihre Physiotherapeutin oder Ihren Physiotherapeuten.

report-answer-agree = Stimmt
report-answer-disagree = Stimmt nicht
report-answer-for = Ihre Antwort zu: { $name }
report-answers-title = Für die Therapie
report-answers-explain = Sagen Sie bei jeder Wiederholung, jedem Halten und jedem Fehler, ob Sie zustimmen, und speichern Sie Ihre Antworten als Datei. Der Befehl posecheck report --ratings DATEI sagt, wie weit Sie und das Programm übereinstimmen. Zwei Physiotherapeuten stimmten in 83 von 100 Fällen überein.
report-answers-save = Antworten speichern
report-answers-none = Noch nichts beantwortet.
report-answers-count = Beantwortet: { $count }

report-agreement-none = In diesen Dateien ist nichts beantwortet.
report-agreement-repetition = Wiederholungen: einig bei { $agreed } von { $rated }
report-agreement-hold = Halten: einig bei { $agreed } von { $rated }
report-agreement-fault = Fehler: einig bei { $agreed } von { $rated }
report-agreement-all = Übereinstimmung: { NUMBER($share, minimumFractionDigits: 2) } (zwischen Physiotherapeuten: { NUMBER($others, minimumFractionDigits: 2) })
report-agreement-kappa = Cohens Kappa, Wiederholungen und Halten: { NUMBER($kappa, minimumFractionDigits: 2) }
report-agreement-no_kappa = Cohens Kappa: nicht bestimmbar, zu wenig beantwortet oder alles gleich
report-offer = Eine Seite in Worten und Bildern: posecheck report { $what }

report-error-what = erwartet: ein Ordner mit Ergebnissen, das Protokoll einer Übungsstunde oder --since 30d, und zwar eines davon
report-error-span = { $given }: erwartet wird eine Zahl von Tagen oder Wochen, etwa 30d oder 4w
report-error-parts = { $file }: von einer Aufnahme mehrerer Übungen gibt es noch keine Seite; werten Sie sie mit -e ÜBUNG aus, für eine Seite von einer davon
report-error-result = { $file }: erwartet wird ein Ergebnis ({ $schema }), gefunden wurde etwas anderes ({ $why }); werten Sie die Aufnahme noch einmal aus
report-error-metrics = { $file }: erwartet werden die Messwerte dieses Ergebnisses, gefunden wurde etwas anderes ({ $why }); werten Sie die Aufnahme noch einmal aus, oder legen Sie die Datei beiseite
report-error-ratings = { $file }: erwartet werden Antworten, die eine Seite gespeichert hat ({ $schema }), gefunden wurde etwas anderes ({ $why }); speichern Sie sie noch einmal
report-error-replace = { $file }: Die Seite würde ersetzen, woraus sie gemacht wird; nennen Sie mit -o eine andere Datei
report-error-no_video = --embed: Neben dem Ergebnis liegt kein annotated.mp4; lassen Sie es weg, oder werten Sie mit Video aus
report-error-too_large = { $file }: { $size } MB sind zu groß zum Einbetten, höchstens { $most } MB; lassen Sie --embed weg und das Video neben der Seite
report-error-write = { $file }: lässt sich nicht schreiben ({ $why }); nennen Sie mit -o eine andere Datei, oder schaffen Sie Platz
report-error-extra = Eine Seite braucht Plotly und Jinja2, die sich nicht laden lassen ({ $why }); geben Sie ein: pip install 'posecheck-trainer[report]'
