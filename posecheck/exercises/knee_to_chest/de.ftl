# Names and explanations

title = Knie zur Brust
summary = Ein Knie zur Brust ziehen, der andere Fuß bleibt am Boden; atmen und locker lassen.
advice = Stellen Sie die Kamera neben sich, sodass sie den ganzen Körper sieht.
place = Stellen Sie die Kamera neben die Matte, drei Schritte entfernt, sodass sie Sie ganz sieht.
explain = Legen Sie sich auf den Rücken, beide Füße aufgestellt. Ziehen Sie ein Knie mit den Händen zur Brust. Der andere Fuß bleibt am Boden.

# Corrections

depth = Das Knie etwas näher ziehen, nur so weit, wie es guttut.
    .shown = Knie etwas näher
knee_folded = Das Knie locker beugen.
    .shown = Knie locker beugen
other_leg = Das andere Knie gebeugt lassen.
    .shown = Anderes Knie gebeugt
other_foot = Den anderen Fuß am Boden lassen.
    .shown = Anderer Fuß am Boden
head_shoulders = Kopf ablegen, Schultern locker.
    .shown = Kopf ablegen, Schultern locker

# What the coach says

attempt-both_legs = Immer nur ein Knie; der andere Fuß bleibt am Boden.
side-first = Zuerst das { $this } Knie. Ziehen Sie es zur Brust.
side-next = Jetzt das { $this } Knie.
side-same = Noch einmal das { $this } Knie.
side-full = Das { $this } Knie ist fertig. Jetzt das { $other } Knie.
hold-side = Das { $this } Knie. Halten.
idle = Wenn Sie so weit sind: das { $this } Knie zur Brust ziehen.
hold-reached = Das Knie langsam loslassen. Das war Nummer { WORD($count) }.
breathe = In den unteren Rücken atmen.

# Praise

praise-head_shoulders = Kopf und Schultern blieben liegen. Gut.
praise-depth = Das Knie haben Sie gut herangezogen.
praise-other_leg = Das andere Knie blieb gebeugt. Gut.
praise-knee_folded = Das Knie war schön locker gebeugt.
praise-other_foot = Der andere Fuß blieb am Boden. Gut.

# What could not be seen

untold-depth = Wie weit das Knie kam, war nicht zu sehen.
untold-other_leg = Das andere Bein war nicht gut genug zu sehen.
untold-other_foot = Den anderen Fuß habe ich nicht gut genug gesehen.
