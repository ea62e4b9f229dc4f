# Names and explanations

title = Brücke
summary = Das Becken zur Decke heben, die Schultern flach; langsam hoch und langsam wieder herunter.
advice = Stellen Sie die Kamera niedrig neben sich, sodass sie den ganzen Körper sieht.
place = Stellen Sie die Kamera neben die Matte, niedrig, drei Schritte entfernt, sodass sie Sie ganz sieht.
explain = Legen Sie sich auf den Rücken, beide Füße aufgestellt, die Arme neben dem Körper. Heben Sie das Gesäß langsam, bis Schultern, Hüften und Knie eine Linie bilden. Dann langsam wieder senken.

# Corrections

high_enough = Heben, bis Schultern, Hüfte und Knie eine Linie bilden.
    .shown = Höher heben
not_too_high = Etwas tiefer, kein Hohlkreuz.
    .shown = Etwas tiefer
knees = Die Füße so stellen, dass die Knie rechte Winkel bilden.
    .shown = Knie im rechten Winkel
knees-low = Die Füße etwas weiter weg stellen.
    .shown = Füße weiter weg
knees-high = Die Füße näher heranstellen.
    .shown = Füße näher heran
feet_flat = Die Fersen in den Boden drücken.
    .shown = Fersen in den Boden
shoulders_flat = Die Schultern auf der Matte lassen.
    .shown = Schultern auf die Matte
slow = Langsamer: bis drei zählen.
    .shown = Langsamer
arms = Die Arme neben dem Körper ablegen.
    .shown = Arme ablegen

# What the coach says

attempt-too_small = Das war nicht ganz hoch genug, es zählt nicht.
begin = Wenn Sie so weit sind: langsam heben und langsam wieder senken.
idle = Wenn Sie so weit sind: langsam heben.
setup = Stellen Sie beide Füße flach auf und legen Sie das Gesäß auf die Matte.

# Praise

praise-high_enough = Sie haben das Becken ganz nach oben gehoben. Schön.
praise-not_too_high = Oben blieb der Rücken ohne Hohlkreuz. Gut.
praise-shoulders_flat = Die Schultern blieben auf der Matte. Schön.
praise-knees = Die Füße standen an der richtigen Stelle.
praise-feet_flat = Die Füße blieben flach am Boden. Gut.
praise-slow = Sie haben sich Zeit gelassen, auf und ab. Schön.
praise-arms = Die Arme blieben locker neben dem Körper.

# What could not be seen

untold-not_too_high = Wie hoch Sie waren, war nicht gut zu sehen.
