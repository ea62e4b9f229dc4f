### Was getan wurde, über Monate, im Terminal.

history-none = Noch ist nichts aufgehoben. Eine Sitzung beginnt mit: posecheck train
history-whose = Wessen Verlauf? Nennen Sie jemanden mit --who: { $names }
history-week = Diese Woche: { $count } von { $goal } { $goal ->
    [one] Tag
   *[other] Tagen
}.
history-streak = { $count ->
    [0] Noch keine ganze Woche in Folge.
    [one] Eine Woche mit all ihren Tagen.
   *[other] { $count } Wochen in Folge mit all ihren Tagen.
}
history-over = Die Verordnung ist abgelaufen. Fragen Sie Ihre Therapeutin, wie es weitergeht.
history-not_yet = Die Verordnung hat noch nicht begonnen.
history-weekdays = Mo Di Mi Do Fr Sa So
history-calendar_key = x geübt, ! wegen Schmerz aufgehört
history-trend_key = Die 4 Wochen davor > die letzten 4 Wochen; Mittel einer Sitzung, einer Haltezeit, einer Bewegung.
history-number = { NUMBER($value, maximumFractionDigits: 2) }
history-activity = { $name }: { $values } (0 gar nicht, 10 wie früher; zuletzt am { $day })
history-ahead = { $count ->
    [one] Eine Sitzung liegt
   *[other] { $count } Sitzungen liegen
} in der Zukunft: Die Uhr ging falsch. Sie zählen nicht.
history-damaged = { $count ->
    [one] Eine beschädigte Zeile ist
   *[other] { $count } beschädigte Zeilen sind
} ausgelassen: { $sessions }
history-due = Heute ist ein Tag für Ihren Rücken: posecheck train
history-not_due = Heute ist kein Tag Ihres Plans.
history-done_today = Für heute erledigt.
history-rebuilt = { $file } ist neu angelegt, aus { $count } { $count ->
    [one] Sitzung
   *[other] Sitzungen
}.
history-written = { $count } { $count ->
    [one] Sitzung
   *[other] Sitzungen
} geschrieben nach { $file }
history-days_written = { $count } { $count ->
    [one] Tag
   *[other] Tage
} in der Woche geschrieben nach { $file }; öffnen Sie die Datei mit Ihrem Kalender.
history-calendar = Übungen für meinen Rücken
history-sure = { $session } löschen, mit allem, was davon bekannt ist?
history-deleted = { $session } ist gelöscht.
history-added = Aufgehoben in { $session }.
history-known = { $source } steht schon im Verlauf.
history-asked = Am { $day } schon gefragt; einmal in der Woche genügt.
history-ask = Drei Dinge Ihres Alltags, die Ihr Rücken schwer macht. Wörter statt der Zahl nennen etwas anderes; Enter lässt es aus.
history-name_one = Etwas aus Ihrem Alltag, etwa Socken anziehen
history-rate = { $name }, 0 (gar nicht) bis 10 (wie vor den Schmerzen)
history-thanks = { $count ->
    [0] Nichts aufgehoben.
   *[other] Danke.
}

history-column-exercise = Übung
history-column-side = Seite
history-column-sessions = Sitzungen
history-column-count = Anzahl
history-column-good_form = gute Form (s)
history-column-faults = Fehler
history-column-reach = Umfang
history-column-session = Sitzung
history-column-began = Beginn
history-column-done = getan
history-column-pain = Schmerz
history-column-effort = Anstrengung
history-column-ended = Ende

history-side-left = links
history-side-right = rechts

history-ended-done = fertig
history-ended-skipped = ausgelassen
history-ended-pain = Schmerz
history-ended-tired = müde
history-ended-other = aufgehört
history-ended-cut = abgebrochen
history-kind-recording = Aufnahme
history-kind-manual = von Hand
history-kind-asked = Alltag

history-error-entry = { $entry }: erwartet wird WAS=ZAHL, etwa glute_bridge=10, supine_twist.left=5 oder pain_after=3
history-error-scale = { $entry }: erwartet wird eine Zahl von 0 bis 10
history-error-side = { $entry }: erwartet wird .left oder .right, und nur wo die Übung Seiten hat
history-error-change = erwartet wird --add WAS=ZAHL, mit --on TAG für einen neuen Eintrag oder --to SITZUNG für eine Berichtigung, oder --delete SITZUNG allein
history-error-future = { $day }: Dieser Tag kommt erst noch; erwartet wird heute oder ein Tag davor
history-error-over = Die Verordnung endete am { $day }: Kein Tag ist übrig; ändern Sie sie mit: posecheck prescribe
history-error-session = { $session }: { $count ->
    [0] keine solche Sitzung
   *[other] { $count } Sitzungen beginnen so
}; posecheck history nennt die letzten, --csv alle
history-error-under_way = { $session }: Diese Sitzung läuft noch; beenden Sie sie zuerst
history-error-delete = { $file }: lässt sich nicht löschen ({ $why }); der Ordner muss beschreibbar sein
history-error-write = { $file }: lässt sich nicht schreiben ({ $why }); schaffen Sie Platz oder nennen Sie eine andere Datei
history-error-prescription = { $file }: Diese Verordnung gibt es nicht; prüfen Sie den Namen, oder legen Sie eine an: posecheck prescribe
