# Names and explanations

title = Bein heben und halten
summary = Ein Fuß steht am Boden, das andere Bein ist mit gestrecktem Knie gehoben; der Rücken liegt fest auf.
advice = Stellen Sie die Kamera niedrig neben sich, sodass sie den ganzen Körper sieht.
place = Stellen Sie die Kamera neben die Matte, niedrig, drei Schritte entfernt, sodass sie Sie ganz sieht. Legen Sie die Arme auf die Brust.
explain = Legen Sie sich auf den Rücken, einen Fuß am Boden, das Knie im rechten Winkel, die Arme auf der Brust. Drücken Sie den unteren Rücken in den Boden. Dann heben Sie das andere Bein mit gestrecktem Knie und halten es.

# Corrections

raised_knee = Das gehobene Knie strecken.
    .shown = Gehobenes Knie strecken
support_knee = Das andere Knie rechtwinklig beugen.
    .shown = Anderes Knie im rechten Winkel
support_knee-low = Den anderen Fuß etwas weiter weg stellen.
    .shown = Anderer Fuß weiter weg
support_knee-high = Den anderen Fuß näher heranstellen.
    .shown = Anderer Fuß näher
support_foot = Den anderen Fuß flach am Boden lassen.
    .shown = Anderer Fuß flach
leg_height = Das Bein etwa halb hoch heben.
    .shown = Bein halb hoch
leg_height-low = Das Bein etwas höher heben.
    .shown = Bein etwas höher
leg_height-high = Das Bein etwas senken.
    .shown = Bein etwas tiefer
steady = Das Bein ruhig halten.
    .shown = Bein ruhig halten
head_shoulders = Kopf und Schultern ablegen.
    .shown = Kopf und Schultern ablegen
pelvis = Das Becken schwer am Boden lassen.
    .shown = Becken am Boden
hollow_back = Den unteren Rücken in den Boden drücken.
    .shown = Unteren Rücken andrücken

# What the coach says

side-first = Zuerst das { $this } Bein. Heben, mit gestrecktem Knie.
side-next = Jetzt das { $this } Bein.
side-same = Noch einmal das { $this } Bein.
side-full = Das { $this } Bein ist fertig. Jetzt das { $other } Bein.
hold-side = Das { $this } Bein. Halten.
idle = Wenn Sie so weit sind: das { $this } Bein heben.
hold-reached = Das Bein langsam ablegen. Das war Nummer { WORD($count) }.
breathe = Ruhig weiteratmen.

# Praise

praise-hollow_back = Der untere Rücken blieb die ganze Zeit am Boden.
praise-pelvis = Das Becken blieb schwer am Boden. Gut.
praise-head_shoulders = Kopf und Schultern blieben locker liegen. Gut.
praise-raised_knee = Das gehobene Knie blieb gestreckt. Schön.
praise-support_knee = Das andere Knie hatte einen guten Winkel.
praise-support_foot = Der andere Fuß blieb flach am Boden. Gut.
praise-leg_height = Das Bein war in der richtigen Höhe.
praise-steady = Sie haben das Bein sehr ruhig gehalten.

# What could not be seen

untold-hollow_back = Ihren unteren Rücken sehe ich von hier nicht. Spüren Sie selbst, dass er am Boden bleibt.
untold-raised_knee = Das gehobene Knie war nicht gut genug zu sehen.
untold-support_knee = Das andere Knie war nicht gut genug zu sehen.
