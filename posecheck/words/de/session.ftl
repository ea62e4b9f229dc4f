### What is said and shown around the exercises of a session.

session-welcome = Hallo. Ich leite Sie durch Übungen für den Rücken.
session-only = Wir machen eine Übung: { $title }.
session-first = Die erste von { WORD($total) } Übungen: { $title }.
session-next = Als Nächstes Übung { WORD($count) } von { WORD($total) }: { $title }.
session-dose-reps = { $sets ->
    [1] { $count ->
        [one] Einmal, in Ihrem Tempo.
       *[other] { WORD($count) } Mal, in Ihrem Tempo.
    }
   *[other] { WORD($sets) } Sätze mit je { $count ->
        [one] einer Wiederholung
       *[other] { WORD($count) } Wiederholungen
    }.
}
session-dose-reps_sides = { $sets ->
    [1] { $count ->
        [one] Einmal auf jeder Seite.
       *[other] { WORD($count) } Mal auf jeder Seite.
    }
   *[other] { WORD($sets) } Sätze mit je { $count ->
        [one] einer Wiederholung
       *[other] { WORD($count) } Wiederholungen
    } auf jeder Seite.
}
session-dose-hold = { $sets ->
    [1] { $count ->
        [one] Einmal { word-seconds } halten.
       *[other] { WORD($count) } Mal je { word-seconds } halten.
    }
   *[other] { WORD($sets) } Sätze: { $count ->
        [one] einmal
       *[other] { WORD($count) } Mal
    } je { word-seconds } halten.
}
session-dose-hold_sides = { $sets ->
    [1] { $count ->
        [one] Auf jeder Seite einmal { word-seconds } halten.
       *[other] Auf jeder Seite { WORD($count) } Mal je { word-seconds } halten.
    }
   *[other] { WORD($sets) } Sätze: auf jeder Seite { $count ->
        [one] einmal
       *[other] { WORD($count) } Mal
    } je { word-seconds } halten.
}
session-dose-left = { WORD($count) } Mal, nur auf der linken Seite.
session-dose-right = { WORD($count) } Mal, nur auf der rechten Seite.
session-dose-by_side = { WORD($left) } Mal links, { WORD($right) } Mal rechts.
session-note = { $words }
session-number = { WORD($count) }.
session-go = Los.
session-paused = Pause.
session-go_on = Weiter.
session-skipped = Diese Übung lassen wir aus.
session-camera_back = Die Kamera ist wieder da.
session-still_lost = Die Kamera ist noch weg. Sie können sich ausruhen oder hier aufhören.
session-slept = Der Computer hat geschlafen. Wir machen weiter, wo wir waren.
session-slow = Dieser Computer ist langsam. Ich sehe mir ein kleineres Bild an, das macht weniger Arbeit.
session-too_slow = Dieser Computer ist sehr langsam, kurze Bewegungen können mir entgehen.
session-dim = Die Kamera liefert wenige Bilder. Mehr Licht hilft.
session-not_saved = Der Speicher ist voll. Ich mache weiter, kann aber nichts mehr speichern.
session-record_stopped = Die Aufnahme hat aufgehört. Die Übungen gehen weiter.
session-number_how = Heben Sie bei Ihrer Zahl einen Arm.
session-number_how-prone = Beugen Sie bei Ihrer Zahl ein Knie, bis der Fuß zur Decke zeigt.
session-number_heard = { WORD($count) }. Wenn das falsch ist, geben Sie das Zeichen noch einmal.
session-number_taken = { WORD($count) }. Danke.
session-done = Das war alles für heute. Drehen Sie sich auf die Seite, und stehen Sie langsam auf.
session-ended = Das war es für heute. Drehen Sie sich auf die Seite, und stehen Sie langsam auf.

why-ask = Wir hören auf. Warum? Heben Sie beim richtigen Wort einen Arm, oder drücken Sie die Zahl dazu.
why-ask-prone = Wir hören auf. Warum? Beugen Sie beim richtigen Wort ein Knie, bis der Fuß zur Decke zeigt, oder drücken Sie die Zahl dazu.
why-pain = Schmerzen.
why-tired = Müde.
why-other = Etwas anderes.
why-headline = Warum hören Sie auf?
why-do = 1 Schmerzen · 2 müde · 3 etwas anderes

place-programme = Stellen Sie die Kamera neben die Matte, so hoch wie ein niedriger Stuhl, drei Schritte entfernt, sodass sie Sie mit gestreckten Armen ganz sieht.

lost-none = Ich finde keine Kamera. Stecken Sie eine an.
lost-not_found = Ich finde keine Kamera. Stecken Sie eine an.
lost-busy = Ein anderes Programm benutzt die Kamera. Schließen Sie dieses Programm.
lost-refused = Ich darf die Kamera nicht benutzen. Erlauben Sie es in den Einstellungen des Systems.
lost-unplugged = Die Kamera ist weg. Stecken Sie sie wieder an.
lost-frozen = Das Bild der Kamera steht still. Ich starte sie neu.
lost-black = Das Bild der Kamera ist schwarz. Öffnen Sie ihre Abdeckung, oder machen Sie Licht.
lost-stalled = Von der Kamera kommt kein Bild. Ich versuche es wieder.
lost-unreachable = Die Kamera ist nicht erreichbar. Prüfen Sie ihre Adresse und das Netz.
lost-failed = Die Kamera hat aufgehört. Ich versuche es wieder.

screen-face = Zeigen Sie Ihr Gesicht
screen-lie_down = Legen Sie sich hin
screen-still = Bitte still liegen
screen-locked = Ich sehe Sie
screen-away = Ich sehe Sie nicht
screen-away-do = Kommen Sie zurück, wenn Sie so weit sind.
screen-rest = Ausruhen
screen-next = Als Nächstes
screen-paused = Pause
screen-paused-do = Arm zur Decke und wieder ablegen: weiter.
screen-camera_lost = Kamera weg
screen-opening = Die Kamera startet
screen-done = Alles geschafft
screen-ended = Schluss für heute
screen-result = { $title }: { $count } von { $goal }
screen-result_sides = { $title }: links { $left }, rechts { $right } von { $goal }
screen-number-do = Heben Sie bei Ihrer Zahl einen Arm, oder drücken Sie sie.
screen-number-do-prone = Bei Ihrer Zahl ein Knie beugen, oder sie drücken.
screen-number-keys = Drücken Sie Ihre Zahl.
screen-step = { $count } von { $total }
screen-delay = { $fps } Bilder/s · Verzögerung { $delay } ms · { $drops } ausgelassen
screen-muted = Ton aus
screen-recording = Aufnahme

key-pause = Leertaste: Pause
key-go_on = Leertaste: weiter
key-skip = N: nächste Übung
key-stop = Q: aufhören
key-number = 0 bis 10
key-skip_question = N: keine Antwort
key-why = 1, 2 oder 3

back-begin-supine = Zuerst lerne ich, wie Ihr unterer Rücken aussieht. Halten Sie Beine und Arme still, den Arm auf der Seite der Kamera auf der Brust.
back-begin-prone = Zuerst lerne ich, wie Ihr Rücken aussieht. Halten Sie Beine und Arme still.
back-press = Drücken Sie den unteren Rücken in den Boden, und atmen Sie ruhig weiter.
back-arch = Jetzt gehen Sie sanft ins Hohlkreuz, und atmen Sie ruhig weiter.
back-relax = Bleiben Sie entspannt liegen, und atmen Sie ruhig weiter.
back-lift = Jetzt heben Sie sanft die Brust, und atmen Sie ruhig weiter.
back-once_more = Das war nicht deutlich. Noch einmal.
back-learnt = Danke. Ich sehe Ihren unteren Rücken.
back-unseen = Ich sehe Ihren unteren Rücken von hier nicht gut genug.
back-lost = Ich sehe Sie gerade nicht. Wir lassen das aus.
back-change-near_arm = Legen Sie den Arm auf der Seite der Kamera auf die Brust.
back-change-lens = Stellen Sie die Kamera tiefer, die Linse so hoch wie die Matte.
back-change-shirt = Tragen Sie ein einfarbiges, eng anliegendes Oberteil in einer anderen Farbe als Wand und Matte.
back-hand_test = Oder prüfen Sie es mit der Hand: Während Sie drücken, passt sie nicht unter den unteren Rücken.
back-seen = Der untere Rücken ist von hier zu sehen.
back-signal-under_gap = Lücke unter dem Rücken
back-signal-belly_rise = Heben des Bauchs
back-signal-back_contour = Mulde des Rückens
back-signal-trunk_turn = Heben der Brust
back-signal-together = zusammen
