### Was ein Ergebnis über das sagt, was nicht oder nicht gut zu beurteilen war.

note-slant = Die Kamera stand schräg; Winkel sind weniger genau. { $advice }
note-coverage = Nur { NUMBER($share, style: "percent") } der Zeit ließen sich beurteilen.
note-moved = Die Person oder die Kamera hat sich bewegt; jeder Abschnitt wurde für sich beurteilt.
note-one_picture = Ein einzelnes Bild ist keine Bewegung.
note-no_picture = Es ist kein Bild darin.
note-nobody = Im Bild war niemand zu sehen.
note-no_time = { $count ->
    [one] Ein Bild hatte keine eigene Zeit und wurde ausgelassen.
   *[other] { $count } Bilder hatten keine eigene Zeit und wurden ausgelassen.
}
note-size_changed = Die Größe des Bildes wechselte mittendrin; jeder Teil wurde in seiner Größe beurteilt.
note-gaps = Für zusammen { FIXED($seconds, digits: 1) } s fehlen Bilder; diese Zeit wurde nicht beurteilt.
note-still = Das Bild steht still (ein Foto, oder die Übertragung ist stehen geblieben).
note-dark-unseeable = Das Bild ist zu dunkel, um jemanden zu erkennen; machen Sie Licht, am besten vor sich.
note-noisy = Das Bild rauscht zu stark, um jemanden zu erkennen; mehr Licht hilft.
note-still-part = Das Bild steht { FIXED($seconds, digits: 1) } s lang still (ein Foto, oder die Übertragung ist stehen geblieben); diese Zeit wurde nicht beurteilt.
note-camera_lost = Die Kamera hat sich bewegt, und { FIXED($seconds, digits: 1) } s lang war ihr nicht zu folgen; diese Zeit wurde nicht beurteilt.
note-camera_moved = Die Kamera hat sich bewegt; das Bild wurde beruhigt, Winkel sind weniger genau.
note-dark = Das Bild ist dunkel; was darin zu sehen ist, ist weniger genau.
note-old_poses = Die Posen stammen aus einer älteren Version, ohne den Umriss der Person; was daran abzulesen wäre, ist nicht zu beurteilen. Werten Sie das Video selbst aus, um es beurteilen zu lassen.
note-model-no_calibration = Für das Modell { $name } gibt es keine Kalibrierung: beurteilt mit weiter Streuung, dem { $factor }-Fachen des Modells { $default }.
note-model-unnamed = Die Posen nennen kein Posenmodell; beurteilt, als wären sie vom Modell { $default }.
note-rate-too_low = Nur { FIXED($fps) } Bilder je Sekunde: zu wenig, um einer Bewegung zu folgen; Zeiten und Tempo sind ungenau. Nehmen Sie mit 15 oder mehr auf.
note-rate-low = Nur { FIXED($fps) } Bilder je Sekunde: Zeiten und Tempo sind weniger genau. Nehmen Sie mit 15 oder mehr auf.
note-file-runs_back = bei { FIXED($seconds, digits: 1) } s läuft die Zeit rückwärts
note-file-ends = endet bei { FIXED($end, digits: 1) } s von { FIXED($declared, digits: 1) } s
note-file-no_end = nach { FIXED($seconds, digits: 1) } s fehlt das Ende
note-cant_tell = Nicht zu beurteilen
note-cant_tell-because = { note-cant_tell }: { $why }
note-cant_tell-posture = { note-cant_tell }: „{ $title }“ macht man { $how }; die Person lag { $seen }.
note-cant_tell-from_there = { note-cant_tell } von dort, wo die Kamera stand. { $advice }
note-cant_tell-too_little = { note-cant_tell }: Vom Körper war zu wenig zu sehen. { $advice }
note-nothing_done = Von der Übung „{ $title }“ war nichts zu sehen, auch kein Versuch.
note-none_known = Keine der Übungen wurde erkannt; wenn es eine davon ist, nennen Sie sie mit -e NAME.
note-other = { $title }, { $start } bis { $end }
note-instead = Es sieht nach einer anderen Übung aus ({ $what }). { note-leave_out }
note-others = Es sind noch andere Übungen zu sehen ({ $what }). { note-leave_out }
note-leave_out = Ohne -e wird jeder Teil als das beurteilt, was er zeigt.
note-lying-supine = auf dem Rücken
note-lying-prone = auf dem Bauch
note-lying-side = auf der Seite
note-never_lying = Eine Person war zu sehen, lag aber nie eine Sekunde lang auf einer Matte.
note-never_lying-upright = Eine Person war zu sehen, lag aber nie eine Sekunde lang auf einer Matte; falls sie liegt: { note-on_its_side }
note-on_its_side = Das Bild liegt auf der Seite; drehen Sie es um 90 Grad und werten Sie es noch einmal aus.
note-upside_down = Das Bild steht auf dem Kopf; drehen Sie es um 180 Grad und werten Sie es noch einmal aus.
note-incomplete = Unvollständig: Die Datei ist beschädigt{ $why ->
    [none] { "" }
   *[other] { " " }({ $why })
}; beurteilt wurde nur, was zu lesen war.
note-file-damaged = { $count ->
    [one] { $count } beschädigtes Stück
   *[other] { $count } beschädigte Stücke
}
