### About the camera and the light.

camera-too_dark = Es ist zu dunkel, ich kann Sie nicht sehen.
camera-too_dark-do = Machen Sie Licht, am besten vor sich, nicht hinter sich.
camera-back_lit = Das Licht ist hinter Ihnen: Ich sehe kaum mehr als Ihren Umriss.
camera-back_lit-do = Ziehen Sie den Vorhang hinter sich zu, oder stellen Sie die Kamera auf die Seite des Fensters.
camera-tilted = Die Kamera steht schief.
camera-tilted-do = Stellen Sie sie gerade, so dass die Matte im Bild waagerecht liegt.
camera-too_far = Sie sind im Bild sehr klein.
camera-too_far-do = Stellen Sie die Kamera näher, bis Sie das Bild fast ausfüllen.
camera-cut_off = Ich kann { $part } nicht sehen.
camera-cut_off-do = Rutschen Sie auf der Matte ein Stück, oder stellen Sie die Kamera weiter weg.
camera-wrong_side = Ihre andere Seite ist zur Kamera gewandt.
camera-wrong_side-do = { $side ->
    [left] Legen Sie sich andersherum, die linke Seite zur Kamera.
    [right] Legen Sie sich andersherum, die rechte Seite zur Kamera.
   *[unknown] Legen Sie sich andersherum.
}
camera-arm_hides_back = Ihr Arm verdeckt den unteren Rücken.
camera-arm_hides_back-do = Legen Sie den Arm auf der Seite der Kamera auf die Brust.
camera-angle = Die Kamera sieht Sie schräg.
camera-angle-do = Stellen Sie sie genau seitlich, auf Höhe der Hüfte.
camera-end_view = Die Kamera sieht Sie vom Ende der Matte her.
camera-end_view-do = Stellen Sie sie seitlich auf.
camera-too_high = Die Kamera steht für diese Übung recht hoch: Den unteren Rücken sehe ich vielleicht nicht.
camera-too_high-do = Wenn Sie können, stellen Sie sie tiefer.
camera-too_low = Die Kamera steht für diese Übung recht tief: Ich sehe vielleicht nur die nahe Seite.
camera-too_low-do = Wenn Sie können, stellen Sie sie höher und neigen Sie sie nach unten.
