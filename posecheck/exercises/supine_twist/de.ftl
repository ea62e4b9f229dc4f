# Names and explanations

title = Drehung im Liegen
summary = Ein gebeugtes Bein liegt zur anderen Seite hinüber; beide Schultern bleiben am Boden.
advice = Stellen Sie die Kamera neben sich, etwa hüfthoch und nach unten geneigt; das nahe Bein geht hinüber.
place = Stellen Sie die Kamera neben die Matte, so hoch wie ein Tisch, nach unten geneigt, sodass sie beide Schultern sieht.
explain = Legen Sie sich auf den Rücken, die Beine lang. Beugen Sie ein Bein, und legen Sie es zur anderen Seite. Beide Schultern bleiben am Boden.

# Corrections

shoulders_flat = { $side ->
    [left] Die linke Schulter zum Boden sinken lassen.
    [right] Die rechte Schulter zum Boden sinken lassen.
   *[unknown] Beide Schultern zum Boden sinken lassen.
}
    .shown = { $side ->
        [left] Linke Schulter sinken lassen
        [right] Rechte Schulter sinken lassen
       *[unknown] Beide Schultern sinken lassen
    }
crossed = Das Knie zur anderen Seite hinüberlegen.
    .shown = Knie hinüberlegen
twisted = Das Knie weiter sinken lassen, wenn es angenehm ist.
    .shown = Knie sinken lassen
lower_knee = Das untere Bein lang ausstrecken.
    .shown = Unteres Bein lang
calm = Ruhig bleiben, nicht federn.
    .shown = Ruhig, nicht federn

# What the coach says

attempt-both_legs = Nur ein Bein: Das andere liegt lang am Boden.
side-first = Zuerst das { $this } Bein. Anwinkeln und nach { $over } hinüberlegen.
side-next = Jetzt das { $this } Bein, nach { $over } hinüber.
side-same = Noch einmal das { $this } Bein, nach { $over } hinüber.
side-full = Das { $this } Bein ist fertig. Jetzt das { $other } Bein.
hold-side = Das { $this } Bein. So bleiben.
idle = Wenn Sie so weit sind: das { $this } Bein nach { $over } hinüberlegen.
hold-reached = Langsam zurück zur Mitte. Das war Nummer { WORD($count) }.
breathe = Ausatmen und noch etwas lockerer lassen.

# Praise

praise-shoulders_flat = Beide Schultern blieben am Boden. Schön.
praise-crossed = Das Knie lag gut auf der anderen Seite.
praise-calm = Sie sind ruhig geblieben, ohne zu federn.
praise-twisted = Das Knie haben Sie gut sinken lassen.
praise-lower_knee = Das untere Bein blieb lang. Gut.

# What could not be seen

untold-shoulders_flat = Beide Schultern waren nicht zu sehen. Spüren Sie selbst, dass sie am Boden bleiben.
untold-crossed = Wie weit das Knie hinüberkam, war nicht gut zu sehen.
