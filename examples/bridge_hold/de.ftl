title = Brücke, gehalten
summary = Das Becken heben und oben bleiben, die Schultern flach.
advice = Stellen Sie die Kamera niedrig neben sich, sodass sie den ganzen Körper sieht.
place = Stellen Sie die Kamera niedrig neben die Matte, sodass sie Sie ganz sieht.
explain = Auf dem Rücken, beide Füße aufgestellt. Heben Sie das Becken, bis Schultern, Hüften und Knie eine Linie bilden, und halten Sie.

shoulders_flat = Die Schultern auf der Matte lassen.
    .shown = Schultern auf die Matte
high_enough = Heben, bis Schultern, Hüften und Knie eine Linie bilden.
    .shown = Höher heben

begin = Wenn Sie so weit sind: langsam heben und oben bleiben.
hold-reached = Langsam ablegen. Das war Nummer { WORD($count) }.
praise-shoulders_flat = Die Schultern blieben auf der Matte. Schön.
praise-high_enough = Sie sind oben geblieben. Schön.
untold-high_enough = Wie hoch Sie waren, war nicht gut zu sehen.
