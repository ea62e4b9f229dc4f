### Was misslang: was, wo, was erwartet war, was zu tun ist.

error-choice-unknown = { $what } '{ $given }': unbekannt; es gibt: { $known }
error-unwritable = { $path }: lässt sich nicht schreiben ({ $why }); wählen Sie mit -o einen anderen Ordner, oder schaffen Sie Platz
error-folder_in_the_way = { $path }: Hier liegt ein Ordner im Weg; wählen Sie mit -o einen anderen
error-replaces_recording = { $path }: Die Ergebnisse würden die Aufnahme selbst ersetzen; wählen Sie mit -o einen anderen Ordner
error-back-press_and_arch = Geben Sie --press und --arch an, oder keines von beiden: dann werden die Zeiten gesucht
error-back-nobody_lies = { $name }: Darin liegt niemand still auf dem Rücken oder Bauch
error-back-no_outline = { $name }: Darin fehlt der Umriss des Rumpfes, der den unteren Rücken zeigt; geben Sie das Video selbst an
error-poses-none = { $name }: keine gespeicherten Posen ({ $why })
error-back-not_shown = { $name }: Darin drückt niemand den unteren Rücken zweimal an und wölbt ihn, während alles andere still ist; wo es doch jemand tut, geben Sie die Zeiten an: --press 1-4 --arch 5-8
error-back-not_then = { $name }: Zu den angegebenen Zeiten liegt niemand an ein und derselben Stelle
error-model-unknown = Posenmodell '{ $name }': unbekannt; es gibt: { $known }
error-model-other_hash = Posenmodell { $name }: Das Gelieferte hat eine andere Prüfsumme; es wurde nichts geändert
error-model-unwritable = { $path }: lässt sich nicht schreiben ({ $why })
error-model-unreadable = { $path }: lässt sich nicht lesen ({ $why })
error-model-comes_with_it = Posenmodell { $name }: Es gehört zum Programm; installieren Sie posecheck-trainer neu, oder geben Sie mit --from einen Ordner an, in dem es liegt
error-model-not_fetched = Posenmodell { $name }: lässt sich nicht holen ({ $why }); prüfen Sie das Netz, oder geben Sie mit --from einen Ordner an, in dem es liegt
error-exercise-missing = Eine Menge, oder Grenzen mit Namen, gelten für eine Übung: nennen Sie sie (-e NAME)
error-address = { $path }: eine Adresse, keine Datei; speichern Sie das Video auf diesem Rechner und geben Sie seinen Namen an
error-labels = { $path }: keine Angaben zu echten Personen ({ $why }); erwartet: NAME: {"{"}expect: […]{"}"} neben NAME.npz
error-clip-damaged = beschädigt, oder keine Datei mit Zahlenreihen
error-clip-unreadable = { $name }: lässt sich nicht lesen ({ $why }); erzeugen Sie den Clip neu
error-clip-no_time = { $name }: Es fehlt die Zahlenreihe time_s (Bilder); erzeugen Sie den Clip neu
error-clip-shape = { $name }: { $array }: { $count } Bilder erwartet, { $shape } gefunden; erzeugen Sie den Clip neu
error-clip-none = { $path }: In diesem Ordner liegt kein Clip mit seiner Wahrheit (NAME{ $suffix })
error-clip-missing = { $path }: Eine solche Datei oder einen solchen Ordner gibt es nicht
error-clip-no_truth = { $path }: nichts zum Vergleichen; daneben müsste { $name }{ $suffix } liegen. Nur auswerten: posecheck analyze
error-clip-no_poses = { $name }: keine gespeicherten Posen ({ $poses }); nehmen Sie --through-model, oder erzeugen Sie sie neu
error-speed = --speed: Nur eine Datei lässt sich schneller abspielen; geben Sie --camera file:VIDEO an
error-exercise-not_planned = Übung { $name }: nicht im Plan; es gibt: { $known }
error-exercise-unknown = Übung '{ $name }': unbekannt; es gibt: { $known }
error-exercise-near = Übung '{ $name }': unbekannt; meinten Sie { $near }?
error-exercise-not_loaded = Übung '{ $name }' ({ $value }): lässt sich nicht laden ({ $why }); reparieren oder entfernen Sie sie
error-exercise-no_exercise = Übung '{ $name }' ({ $value }): Exercise erwartet, { $got } gefunden
error-exercise-other_name = Übung '{ $name }' ({ $value }): heißt '{ $own }'; melden Sie sie unter diesem Namen an
error-camera-nothing = --camera: nichts genannt; geben Sie Nummer oder Namen einer Kamera an, http://…, rtsp://… oder file:VIDEO
error-camera-file = --camera { $name }: eine Datei; schreiben Sie file:{ $name }, um sie abzuspielen
error-camera-no_video = --camera file: kein Video genannt; schreiben Sie file:VIDEO
error-camera-scheme = --camera: { $scheme }:// ist keine Art von Datenstrom (möglich: { $known })
error-camera-incomplete = --camera: keine vollständige Adresse; erwartet: { $scheme }://HOST:PORT/PFAD
error-camera-number = --camera { $name }: Diese Nummer gibt es nicht; posecheck cameras listet sie auf
error-camera-none = Keine Kamera gefunden; stecken Sie eine an, oder nehmen Sie ein Telefon als Netzwerkkamera (--camera http://...)
error-camera-no_picture = { $name }: Es kommt kein Bild
error-camera-busy_with = { $name }: wird gerade von { $user } benutzt; schließen Sie dieses Programm
error-camera-same_name = { $name }: Die Kameras { $numbers } heißen so; geben Sie die Nummer an (--camera { $number })
error-camera-there_are = { $name }: Diese Kamera gibt es nicht; es gibt: { $names }
error-camera-name = Kamera { $number }
error-camera-net-ended = { $name }: Es kommt kein Bild mehr; läuft sie noch?
error-camera-net-sound = { $name }: sendet Ton, aber kein Bild
error-camera-net-coding = { $name }: Diese Art der Bildkodierung ist hier unbekannt
error-camera-net-password = { $name }: verlangt Namen und Passwort; schreiben Sie http://NAME:PASSWORT@HOST/…
error-camera-net-no_stream = { $name }: antwortet, aber nicht mit laufenden Bildern; solche Adressen enden oft auf /video
error-camera-net-nothing = { $name }: antwortet, hat aber nichts unter dieser Adresse
error-camera-net-fault = { $name }: antwortet, hat aber selbst einen Fehler; starten Sie die App oder die Kamera neu
error-camera-net-wrongly = { $name }: antwortet falsch oder leitet weiter; geben Sie die Adresse des Datenstroms selbst an
error-camera-net-silent = { $name }: antwortet nicht; prüfen Sie die Adresse, und ob beide im selben Netz sind
error-lost-none = { $name }: Es gibt keine Kamera; stecken Sie eine an (posecheck cameras listet sie auf)
error-lost-not_found = { $name }: Diese Kamera gibt es nicht; posecheck cameras listet sie auf
error-lost-unplugged = { $name }: Die Kamera ist weg; stecken Sie sie wieder an
error-lost-busy = { $name }: Ein anderes Programm benutzt sie; schließen Sie dieses Programm
error-lost-refused = { $name }: Der Zugriff ist nicht erlaubt; { $platform ->
    [linux] erlauben Sie Ihrem Benutzer Kameras (Gruppe video), und melden Sie sich neu an
    [darwin] erlauben Sie ihn unter Systemeinstellungen, Datenschutz & Sicherheit, Kamera
    [win32] erlauben Sie ihn unter Einstellungen, Datenschutz und Sicherheit, Kamera
   *[other] erlauben Sie ihn in den Einstellungen des Systems
}
error-lost-stalled = { $name }: Es kommt kein Bild; ziehen Sie den Stecker und stecken Sie ihn wieder ein
error-lost-failed = { $name }: lässt sich nicht öffnen; ziehen Sie den Stecker und stecken Sie ihn wieder ein
error-shows_nothing-frozen = { $name }: Das Bild steht still; die Kamera wird neu gestartet
error-shows_nothing-black = { $name }: Das Bild ist schwarz; öffnen Sie die Abdeckung, oder machen Sie Licht
error-shows_nothing-stalled = { $name }: Es kommt kein Bild; prüfen Sie Kabel oder Netz
error-no_h264 = Hier lässt sich kein H.264 schreiben: { $why }
error-no_file = { $path }: Diese Datei gibt es nicht; prüfen Sie Namen und Ordner
error-poses-no_file = { $path }: keine Datei; gespeicherte Posen erwartet (.npz)
error-poses-too_large = { $name }: zu groß für gespeicherte Posen ({ FIXED($gigabytes, digits: 1) } GB)
error-poses-damaged = { $name }: keine gespeicherten Posen, oder beschädigt ({ $why }); erwartet: eine mit --save-poses gemachte .npz-Datei
error-poses-arrays = { $name }: keine gespeicherten Posen; es fehlen die Zahlenreihen: { $missing }
error-poses-far = { $where }: Zahlen bis { FIXED($most) } erwartet, oder NaN für unbekannt
error-poses-share = { $where }: 0 bis 1 erwartet, { $least } bis { $most } gefunden
error-poses-size = { $where }: Breite und Höhe erwartet, einmal oder für jede Zeile
error-poses-pixels = { $where }: Pixel erwartet, weder NaN noch über { FIXED($most) }
error-poses-no_size = { $where }: mindestens 1 Pixel erwartet, wo eine Person zu sehen ist
error-poses-one_side = { $name }: { $array }: beide Seiten des Rumpfes erwartet, oder keine
error-poses-with_it = { $name }: { $array }: dazu gehört auch: { $missing }
error-poses-times = { $name }: time_s: steigende Sekunden erwartet, eine je Zeile, innerhalb eines Tages
error-poses-shape = { $where }: Zahlen der Form { $shape } erwartet, { $got } von { $kind } gefunden
error-recording-disk = Die Festplatte ist fast voll
error-recording-ended = { $path }: Die Aufnahme ist zu Ende ({ $why }); { $kept ->
    [some] was vorher aufgenommen wurde, bleibt erhalten
   *[none] es wurde nichts aufgenommen
}; schaffen Sie Platz vor der nächsten
error-recording-there = { $path }: gibt es schon; wählen Sie einen anderen Namen für die Aufnahme
error-recording-unwritable = { $path }: lässt sich nicht schreiben ({ $why }); wählen Sie einen anderen Ordner
error-video-undecodable = { $name }: Kein Bild darin ist lesbar ({ $count } beschädigt); nehmen Sie es neu auf, oder kopieren Sie es noch einmal
error-video-unknown_format = unbekanntes Format
error-video-not_video = { $name }: kein lesbares Video ({ $why }); erwartet: eine Datei wie MP4, MOV, MKV, WebM oder AVI
error-video-coding = { $name }: Diese Art der Bildkodierung ist hier unbekannt; speichern Sie es als H.264 in MP4
error-video-picture = { $name }: ein Bild, kein Video; eine Aufnahme wird gebraucht
error-video-too_large = { $name }: Das Bild ist zu groß ({ $width }x{ $height }, höchstens 7680x4320); speichern Sie es kleiner
error-video-folder = { $path }: ein Ordner, keine Videodatei; nennen Sie eine Datei darin
error-video-not_regular = { $path }: keine gewöhnliche Datei (eine Pipe oder ein Gerät); speichern Sie es zuerst als Datei
error-video-unreadable = { $path }: lässt sich nicht lesen ({ $why }); prüfen Sie die Zugriffsrechte
error-video-empty = { $path }: Die Datei ist leer; nehmen Sie neu auf, oder kopieren Sie sie noch einmal
error-video-impossible_name = kein möglicher Name
error-video-unopened = { $path }: lässt sich nicht öffnen ({ $why }); prüfen Sie Namen und Zugriffsrechte
error-video-no_picture = { $name }: kein bewegtes Bild darin{ $streams ->
    [sound] , nur Ton
   *[none] { "" }
}; ein Video wird gebraucht
error-unwritable_folder = { $path }: lässt sich nicht schreiben ({ $why }); wählen Sie einen anderen Ordner
error-unwritable_file = { $path }: lässt sich nicht schreiben ({ $why }); wählen Sie eine andere Datei
error-care-nothing_left = Nach Ihren Antworten auf die Sicherheitsfragen bleibt keine Übung übrig; fragen Sie ärztlich oder physiotherapeutisch nach, und ändern Sie sie dann mit: posecheck care
error-care-nobody = care --change: Es ist niemand da, der antwortet; rufen Sie es in einem Terminal auf
error-doctor = doctor: { $count } von { $total } nicht in Ordnung; siehe die Pfeile oben
error-span = { $option } { $given }: Sekunden VON-BIS erwartet, zum Beispiel { $option } 1-4
error-model-disorder = Posenmodelle: { $names } nicht in Ordnung; rufen Sie auf: posecheck models fetch { $first }
error-model-no_start = Das Posenmodell startet nicht ({ $why }); rufen Sie auf: posecheck doctor
error-model-missing = Posenmodell { $name }: { $file } fehlt; rufen Sie auf: posecheck models fetch { $name }
error-model-damaged = Posenmodell { $name }: { $file } ist beschädigt; rufen Sie auf: posecheck models fetch { $name }
error-resume = Keine angefangene Sitzung vom letzten Tag; lassen Sie --resume weg
error-pandas = Eine Tabelle braucht pandas, das sich nicht laden lässt ({ $why }); rufen Sie auf: pip install 'posecheck-trainer[dataframe]'
error-truth-unreadable = { $name }: lässt sich nicht lesen ({ $why })
error-truth-other = { $name }: die Wahrheit eines Clips erwartet ({ $schema }), etwas anderes gefunden ({ $why })
error-sample = Beispielvideo { $name }: nicht gefunden; es gibt: { $known }
error-calibration = { $path }: Die Kalibrierung des Posenmodells lässt sich nicht lesen ({ $why }); installieren Sie posecheck neu
error-nothing_named = { $what }: nichts genannt; nennen Sie etwas, oder lassen Sie es weg
error-memory = Dafür hat dieser Rechner zu wenig Speicher
error-bug = ein Fehler des Programms; mit --debug sehen Sie, wo, und bitte melden Sie ihn
error-see_help = { $said } (siehe: { $command } --help)
error-kept-care_unwritable = { $path }: Die Antworten auf die Sicherheitsfragen lassen sich nicht behalten ({ $why }); schaffen Sie Platz, oder machen Sie den Ordner beschreibbar
error-kept-profile_unwritable = { $path }: Das Profil lässt sich nicht behalten ({ $why }); schaffen Sie Platz, oder machen Sie den Ordner beschreibbar
error-kept-no_answer = keine solche Antwort auf { $names }
error-kept-care = { $path }: Die Antworten auf die Sicherheitsfragen sind nicht lesbar ({ $why }); sie werden noch einmal gestellt
error-kept-schema = Schema { $schema } erwartet
error-kept-missing = darin fehlt { $name }
error-kept-damaged = { $count } von { $total } Einträgen sind beschädigt
error-kept-profile = { $path }: Was über Ihren unteren Rücken bekannt ist, lässt sich nicht lesen ({ $why }); zeigen Sie ihn noch einmal
error-dose-form = Menge '{ $dose }': SÄTZExWIEDERHOLUNGENxSEKUNDEN erwartet, zum Beispiel 1x5x20, oder WIEDERHOLUNGEN, zum Beispiel 10
error-dose-movement = Diese Übung ist eine Bewegung und hat keine Sekunden zum Halten
error-dose-least = mindestens ein Satz, eine Wiederholung und eine Sekunde
error-dose-most = bitte höchstens { FIXED($seconds) } s halten
error-dose-kind = Menge { $dose }: Text wie "1x5x20" erwartet, oder eine Zahl
error-dose-faults = Menge { $dose }: { $faults }
error-limits = { $what }: { $faults } (siehe: posecheck exercises { $exercise })
error-limits-file = { $name }: { $why }
error-limits-example = [glute_bridge] und top_hip_fault_deg = 155
error-prescription-example = [[exercise]] und name = "glute_bridge"
error-limits-order = { $exercise }.{ $name }: { $value } liegt auf der falschen Seite von { $other } = { $end }
error-prescription = Verordnung { $name }: { $faults }
error-prescription-twice = { $name } kommt zweimal vor; geben Sie der Übung mehr Sätze
error-toml-unreadable = lässt sich nicht lesen ({ $why }); prüfen Sie den Namen
error-toml-none = keine TOML-Datei ({ $why }); erwartet: Zeilen wie { $example }
error-toml-huge = eine riesige Zahl
error-toml-table = Tabelle erwartet
error-toml-a_table = eine Tabelle
error-toml-rest = 0 bis 600 Sekunden
error-toml-name = ein Name, zum Beispiel name = "glute_bridge"
error-toml-exercises = Tabellen [[exercise]], jede mit einem Namen
error-toml-expected = erwartet: { $wanted }
error-toml-got = erwartet: { $wanted }, gefunden: { $got }
error-toml-near = unbekannt, meinten Sie { $near }?
error-toml-unknown = unbekannt
error-toml-unknown-of = unbekannt (es gibt: { $known })
error-poses-no_model = nicht bekannt
error-poses-other_model = Modell { $model }: Diese Posen sind gespeichert und von einem anderen Modell ({ $own }); lassen Sie es weg, oder geben Sie ein Video an
error-poses-unknown_model = Diese Posen sind von einem unbekannten Posenmodell (sha256 { $sha256 }…); bekannt: { $known }. Werten Sie das Video selbst aus
error-file-not_regular = keine gewöhnliche Datei
error-file-too_large = viel zu groß, höchstens { $kilobytes } kB
error-file-too_deep = zu tief verschachtelt
error-file-no_number = { $number } ist keine Zahl
error-session-too_many = zu viele Sitzungen in derselben Sekunde
error-session-unwritable = { $path }: Die Sitzung lässt sich nicht schreiben ({ $why }); schaffen Sie Platz, oder machen Sie den Ordner beschreibbar
error-session-no_beginning = die erste Zeile ist kein Anfang einer Sitzung
error-session-schema = sie hat ein anderes Schema als { $schema }
error-session-no_plan = ihr Plan oder ihr Beginn ist nicht lesbar
error-session-plan_size = ihr Plan ist leer oder viel zu lang
error-session-passed_over = { $path }: keine lesbare Sitzung ({ $why }); wird übergangen; löschen oder verschieben Sie die Datei
error-benchmark-model = --model: nur, wo Clips eines Ordners angesehen werden; lassen Sie es weg
error-benchmark-no_arrays = { $name }: Eine Messung braucht die Wahrheit Bild für Bild; daneben müsste { $name }.truth.npz liegen

# Was das Betriebssystem einwendet; sein Englisch kommt von dort.

error-os-ENOENT = Datei oder Ordner nicht gefunden
error-os-EACCES = keine Berechtigung
error-os-EPERM = nicht erlaubt
error-os-ENOSPC = kein Speicherplatz mehr frei
error-os-EROFS = nur lesbar
error-os-EISDIR = ist ein Ordner
error-os-ENOTDIR = ist kein Ordner
error-os-EEXIST = gibt es schon
error-os-ENAMETOOLONG = Name zu lang
error-os-EIO = Fehler beim Lesen oder Schreiben
error-os-ELOOP = Verweis auf sich selbst

error-toml-count = eine ganze Zahl, 0 bis 999
error-toml-notes = Text in einer Zeile, höchstens 1000 Zeichen
error-toml-reach = eine Zahl bis 360
error-toml-hold = bis zu 300 Sekunden
error-toml-limits = eine Tabelle von Grenzen
error-toml-schema = schema = 1; ein neueres posecheck hat sie geschrieben, installieren Sie das
error-toml-times = 1 bis 7
error-toml-day = ein Tag wie 2027-01-31
error-prescription-span = until: sie endet, bevor sie beginnt
error-prescription-unwritable = { $path }: Die Verordnung lässt sich nicht schreiben ({ $why }); schaffen Sie Platz oder machen Sie den Ordner beschreibbar
error-prescription-no_sides = left, right: diese Übung hat keine Seiten
error-prescription-by_side = left, right: 0 bis { $most }, so viele wie die Dosis hat, und nicht beide 0
error-prescription-no_reach = never_beyond: nichts sagt, wie weit diese Übung geht
error-prescription-no_hold = up_to_s: diese Übung ist eine Bewegung und hat keine Haltezeit
error-prescription-days = Verordnung { $name }: { $why }; prüfen Sie sie mit: posecheck prescribe --check
error-prescription-times = times_a_week: erwartet 1 bis 7
error-prescription-ends = from, until: erwartet Tage wie 2027-01-31
error-session-origin = wovon sie ist, lässt sich nicht lesen
error-history-database = { $path }: lässt sich nicht schreiben ({ $why }); stattdessen werden die Protokolle gelesen
