### What is shown: phases, states, parts of the body, what cannot be seen.

phase-away = Nicht zu sehen
phase-setup = Bereit machen
phase-rest = Ruhe
phase-rising = Heben
phase-top = Oben
phase-lowering = Senken
phase-hold = Halten

side-left = Links
side-right = Rechts
side-of-left = linke
side-of-right = rechte

word-and = und
word-seconds = { $seconds ->
    [one] eine Sekunde
   *[other] { WORD($seconds) } Sekunden
}
word-of = von

hold = Halten
hold-paused = Pause
hold-done = Geschafft

unit-s = s
unit-deg = °

part-head = Ihren Kopf
part-shoulders = Ihre Schultern
part-left_shoulder = Ihre linke Schulter
part-right_shoulder = Ihre rechte Schulter
part-arms = Ihre Arme
part-left_arm = Ihren linken Arm
part-right_arm = Ihren rechten Arm
part-hands = Ihre Hände
part-left_hand = Ihre linke Hand
part-right_hand = Ihre rechte Hand
part-hips = Ihre Hüfte
part-knees = Ihre Knie
part-left_knee = Ihr linkes Knie
part-right_knee = Ihr rechtes Knie
part-feet = Ihre Füße
part-left_foot = Ihren linken Fuß
part-right_foot = Ihren rechten Fuß
part-back = Ihren unteren Rücken

sight-missing = Ich sehe { $part } nicht
sight-missing-do = Wenn es geht, so liegen, dass ich alles sehe.
sight-partly = Ich sehe Sie nicht ganz
sight-nobody = Ich sehe Sie nicht
sight-nobody-do = Ins Bild kommen.
sight-implausible = Ich sehe Sie nicht deutlich
sight-implausible-do = Mehr Licht und eine freie Matte helfen.
sight-view = Ich sehe von hier aus zu wenig
sight-view-do = Die Kamera seitlich aufstellen.
sight-no_baseline = Ich habe Sie noch nicht ruhig liegen gesehen
sight-no_baseline-do = Einen Moment still liegen.
sight-no_contour = Ich sehe Ihren unteren Rücken nicht
sight-no_contour-do = Den Arm auf die Brust legen.
sight-still = Das Bild steht still
sight-still-do = Bitte nach der Kamera sehen.
sight-moves = Ich sehe nicht klar: Die Kamera bewegt sich
sight-moves-do = Bitte fest hinstellen.
sight-unclear = Ich sehe zu wenig für ein Urteil
sight-unclear-do = Ruhig weitermachen.
sight-posture = Ich sehe Sie nicht in der Ausgangsstellung
sight-posture-do = Auf den Rücken legen.
