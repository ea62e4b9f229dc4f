# Names and explanations

title = Lang machen
summary = Einen Arm über den Kopf legen und sich lang machen: erst mit dem Bein der anderen, dann mit dem der gleichen Seite.
advice = Stellen Sie die Kamera neben sich, erhöht und nach unten geneigt, mit den Armen im Bild.
place = Stellen Sie die Kamera neben die Matte, so hoch wie ein Tisch, nach unten geneigt, sodass sie Sie mit den Armen über dem Kopf ganz sieht.
explain = Legen Sie sich auf den Rücken, die Beine lang. Führen Sie einen Arm über den Kopf, und schieben Sie die Ferse des anderen Beins weg. Der andere Arm ruht auf der Brust. Machen Sie sich lang.

# Corrections

right_pair = { $side ->
    [left] Nur der linke Arm: den anderen neben sich ablegen.
    [right] Nur der rechte Arm: den anderen neben sich ablegen.
   *[unknown] Nur ein Arm: den anderen neben sich ablegen.
}
    .shown = { $side ->
        [left] Nur der linke Arm
        [right] Nur der rechte Arm
       *[unknown] Nur ein Arm
    }
arm_overhead = Weiter über den Kopf hinaus strecken.
    .shown = Weiter strecken
elbow = Den Ellbogen strecken.
    .shown = Ellbogen strecken
knees = Die Ferse wegschieben und das Knie strecken.
    .shown = Ferse wegschieben
flat = Alles auf den Boden sinken lassen.
    .shown = In den Boden sinken
no_arch = Bauch weich, kein Hohlkreuz.
    .shown = Bauch weich, kein Hohlkreuz

# What the coach says

attempt-foot_up = Lassen Sie beide Beine lang am Boden.
side-first = Zuerst der { $this } Arm, über den Kopf hinaus.
side-first-1 = Zuerst der { $this } Arm über den Kopf hinaus und das { $other } Bein. Machen Sie sich lang.
side-first-2 = Jetzt auf einer Seite: der { $this } Arm und das { $this } Bein. Machen Sie sich lang.
side-next = Jetzt der { $this } Arm.
side-next-1 = Jetzt der { $this } Arm und das { $other } Bein.
side-next-2 = Jetzt der { $this } Arm und das { $this } Bein.
side-same = Noch einmal der { $this } Arm.
side-full = Der { $this } Arm ist fertig. Jetzt der { $other } Arm.
hold-side = Der { $this } Arm. Strecken und halten.
idle = Wenn Sie so weit sind: der { $this } Arm, über den Kopf hinaus.
hold-reached = Und loslassen. Das war Nummer { WORD($count) }.
breathe = Ruhig weiteratmen.

# Praise

praise-no_arch = Der Rücken blieb ohne Hohlkreuz. Gut.
praise-flat = Sie sind flach am Boden geblieben. Gut.
praise-knees = Die Beine blieben lang und gestreckt. Gut.
praise-right_pair = Sie haben immer nur einen Arm gestreckt. Gut.
praise-arm_overhead = Sie haben sich weit über den Kopf gestreckt.
praise-elbow = Der Ellbogen blieb gestreckt. Gut.

# What could not be seen

untold-no_arch = Ihren unteren Rücken sehe ich von hier nicht. Spüren Sie selbst, dass kein Hohlkreuz entsteht.
untold-knees = Beide Knie waren nicht gut genug zu sehen.
untold-right_pair = Ihren anderen Arm habe ich nicht gesehen.
untold-arm_overhead = Ihr Arm war nicht gut genug zu sehen.
