# Names and explanations

title = Arm und Bein heben
summary = Auf dem Bauch: Kopf, einen Arm und das Bein der anderen Seite heben; der Rücken bleibt gerade.
advice = Stellen Sie die Kamera niedrig neben sich, mit Armen und Füßen im Bild.
place = Stellen Sie die Kamera neben die Matte, niedrig, drei Schritte entfernt, sodass sie Sie mit gestreckten Armen ganz sieht.
explain = Drehen Sie sich auf den Bauch, Arme und Beine gestreckt. Heben Sie den Kopf, einen Arm und das Bein der anderen Seite eine Handbreit, und halten Sie. Der Rücken bleibt gerade.

# What cannot be seen

sight-posture-do = Auf den Bauch legen.

# Corrections

right_pair = { $side ->
    [left] Nur der linke Arm und das Bein der anderen Seite.
    [right] Nur der rechte Arm und das Bein der anderen Seite.
   *[unknown] Nur ein Arm und das Bein der anderen Seite.
}
    .shown = { $side ->
        [left] Linker Arm, anderes Bein
        [right] Rechter Arm, anderes Bein
       *[unknown] Ein Arm, anderes Bein
    }
superman = Nicht alles zugleich: ein Arm und das Bein der anderen Seite.
    .shown = Nur ein Arm und ein Bein
arm_lifted = Den Arm eine Handbreit heben.
    .shown = Arm heben
leg_lifted = Das Bein eine Handbreit heben.
    .shown = Bein heben
head = Zum Boden schauen, langer Nacken.
    .shown = Zum Boden schauen
too_high = Tiefer: lang, nicht hoch.
    .shown = Tiefer: lang, nicht hoch
straight_limbs = Arm und Bein strecken.
    .shown = Arm und Bein strecken
pelvis_chest = Beide Hüftknochen auf der Matte lassen.
    .shown = Hüfte auf der Matte
straight_row = Bauch einziehen, sich lang machen, kein Hohlkreuz.
    .shown = Bauch einziehen, kein Hohlkreuz

# What the coach says

idle-skip = Um diese Übung auszulassen, beugen Sie ein Knie, sodass der Fuß zur Decke zeigt, und lassen ihn dort, bis Sie hören: Überspringen.
side-first = Zuerst der { $this } Arm und das { $other } Bein. Etwas anheben, den Kopf auch.
side-next = Jetzt der { $this } Arm und das { $other } Bein.
side-same = Noch einmal der { $this } Arm und das { $other } Bein.
side-full = Der { $this } Arm ist fertig. Jetzt der { $other } Arm und das { $this } Bein.
hold-side = Der { $this } Arm, das { $other } Bein. Halten.
idle = Wenn Sie so weit sind: der { $this } Arm und das { $other } Bein.
hold-hard = Wenn das heute schwerfällt, ruhen Sie sich kurz aus. Für die nächste Übung beugen Sie ein Knie, bis der Fuß zur Decke zeigt, und bleiben so, bis Sie hören: Überspringen.
hold-reached = Langsam ablegen. Das war Nummer { WORD($count) }.
breathe = Ruhig weiteratmen.

# Praise

praise-superman = Sie haben nur einen Arm und ein Bein gehoben. Gut.
praise-straight_row = Der Rücken blieb gerade. Schön.
praise-too_high = Sie haben sich lang gemacht, nicht hoch. Gut.
praise-pelvis_chest = Becken und Brust blieben auf der Matte. Gut.
praise-head = Der Nacken blieb lang. Gut.
praise-right_pair = Sie haben immer das richtige Paar gehoben. Gut.
praise-leg_lifted = Das Bein haben Sie gut gehoben.
praise-arm_lifted = Den Arm haben Sie gut gehoben.
praise-straight_limbs = Arm und Bein blieben gestreckt. Gut.

# What could not be seen

untold-superman = Arme und Beine waren nicht alle zu sehen.
untold-straight_row = Ihr Rücken war nicht gut genug zu sehen. Spüren Sie selbst, dass kein Hohlkreuz entsteht.
untold-pelvis_chest = Brust und Becken waren nicht gut genug zu sehen.
untold-head = Ihr Kopf war nicht gut genug zu sehen.
untold-right_pair = Arme und Beine waren nicht alle zu sehen.
untold-leg_lifted = Das gehobene Bein war nicht gut genug zu sehen.
untold-arm_lifted = Der gehobene Arm war nicht gut genug zu sehen.
