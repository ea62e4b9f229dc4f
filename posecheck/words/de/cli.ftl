### Hilfe der Befehlszeile; Optionen nach ihren Namen.

cli-posecheck = Ein Trainer mit Kamera für sechs Übungen für den unteren Rücken.
cli-posecheck-more = Er prüft, was eine Kamera sehen kann. Er stellt keine Diagnose und ist kein Medizinprodukt.
cli-posecheck-epilog = Rückgabewerte: 0 fertig, 1 Fehler des Programms, 2 falscher Aufruf, 3 Video nicht lesbar, 4 Modell fehlt oder ist beschädigt, 5 Datei mit Grenzwerten falsch, 6 Ergebnisse nicht zu schreiben, 7 Kamera, 130 mit Strg-C beendet, 143 mit SIGTERM (128 und die Nummer des Signals).
cli-commands = Befehle
cli-metavar-options = [OPTIONEN]
cli-metavar-command = BEFEHL [ARGUMENTE]...
cli-metavar-text = TEXT
cli-metavar-integer = GANZZAHL
cli-metavar-integer_range = GANZZAHL
cli-metavar-float_range = ZAHL
cli-metavar-path = PFAD
cli-metavar-file = DATEI
cli-metavar-directory = ORDNER

# Optionen mehrerer Befehle

cli-option-help = Diese Hilfe zeigen.
cli-option-version = Die Version zeigen.
cli-option-debug = Zeigen, wo im Programm ein Fehler entstand.
cli-option-language = Sprache von allem, was gesagt, gezeigt und geschrieben wird; sonst die des Systems.
cli-option-dose = SÄTZExWIEDERHOLUNGENxSEKUNDEN, z. B. 1x5x20, oder WIEDERHOLUNGEN, z. B. 10.
cli-option-limits = TOML-Datei mit Grenzwerten.
cli-option-output = Ordner für die Ergebnisse.

# Für train und live

cli-option-camera = Nummer oder Name, Adresse eines Datenstroms oder, als Ersatz, file:VIDEO.
cli-option-speed = file:VIDEO so viel Mal schneller abspielen, soweit der Rechner es schafft; ohne Ton.
cli-option-brief = Ohne Erklärungen.
cli-option-mute = Ohne Ton beginnen (M schaltet ihn ein).
cli-option-sound = null: kein Ton, aber so lange, wie das Sprechen dauern würde.
cli-option-window = Das Bild zeigen oder nur sprechen.
cli-option-record = Das Kamerabild in diese Datei aufnehmen (.mp4).
cli-option-transcript = Aufschreiben, was wann gesagt wurde.
cli-option-screenshots = Von jeder gezeigten Seite ein Bild behalten.
cli-option-save = Behalten, was getan wurde (auf diesem Rechner).
cli-option-ratings = Nach Schmerz und Anstrengung fragen.
cli-option-folder = Wo Sitzungen liegen, statt im eigenen Datenordner.
cli-option-learn-back = Zuerst mit der Stimme den unteren Rücken kennenlernen, einmal für jeden Platz von Kamera und Matte.
cli-option-model = Posenmodell; andere als die Vorgabe holt: posecheck models fetch NAME.
cli-option-share = Andere Nutzer dieses Rechners Aufnahme, Mitschrift und Bilder lesen lassen.

# Befehle

cli-train = Vor der Kamera üben: alle sechs Übungen oder die genannten (EXERCISES).
cli-train-more = Leertaste: Pause und weiter, N: überspringen, Q: aufhören, M: stumm, I: Tempo und Verzögerung zeigen. Von der Matte aus: einen Arm senkrecht hochhalten (siehe docs/gestures.md).
cli-train-short = Vor der Kamera üben, von einer Stimme geführt.
cli-train-prescription = TOML-Datei von posecheck prescribe; sonst die in Ihrem Datenordner.
cli-train-rest = Sekunden zwischen den Übungen.
cli-train-resume = Eine angefangene Sitzung fortsetzen oder neu beginnen; sonst wird gefragt.
cli-train-pain = Rückenschmerz jetzt, 0 bis 10.

cli-live = Eine Übung (EXERCISE) vor der Kamera machen, von Stimme und Bild geführt.
cli-live-more = Leertaste: Pause und weiter, Q: aufhören, M: stumm, I: Tempo und Verzögerung zeigen. Von der Matte aus: einen Arm senkrecht hochhalten (siehe docs/gestures.md).
cli-live-short = Eine einzelne Übung vor der Kamera machen.

cli-cameras = Die Kameras dieses Rechners mit Nummer und Namen auflisten.
cli-cameras-more = Keine Kamera wird eingeschaltet, außer wenn Bilder verlangt sind.
cli-cameras-short = Die Kameras auflisten.
cli-cameras-pictures = Jede Kamera kurz einschalten und ein Bild von ihr in diesen Ordner legen.

cli-care = Die Antworten auf die Sicherheitsfragen zeigen oder ändern.
cli-care-more = Die Antworten bleiben auf diesem Rechner. Ein Ja lässt Übungen und Hinweise weg, bis ärztlich oder physiotherapeutisch nachgefragt ist oder Sie bewusst weitermachen.
cli-care-short = Die Sicherheitsfragen zeigen oder neu beantworten.
cli-care-change = Alle Fragen noch einmal beantworten.

cli-analyze = VIDEO auswerten, die Aufnahme einer oder mehrerer Übungen (oder als .npz gespeicherte Posen).
cli-analyze-more = Jeder Teil, der eine Übung zeigt, wird für sich beurteilt, die anderen werden genannt. Schreibt result.json, metrics.csv und annotated.mp4 in einen Ordner; alle, oder keine, wenn etwas misslingt.
cli-analyze-short = Ein aufgenommenes Video auswerten.
cli-analyze-exercise = Alles als diese Übung beurteilen (siehe: posecheck exercises); sonst als das, was erkannt wird.
cli-analyze-prescription = TOML-Datei mit den Mengen mehrerer Übungen, wie bei train.
cli-analyze-save-poses = Die Posen behalten (poses.npz); sie lassen sich wieder auswerten.
cli-analyze-no-video = Kein beschriftetes Video machen.
cli-analyze-json = Nur das Ergebnis ausgeben, als JSON.
cli-analyze-quality = best: zweimal hinsehen, auch gespiegelt; halb so schnell.
cli-analyze-share = Andere Nutzer dieses Rechners die Ergebnisse lesen lassen.

cli-lower-back = Den unteren Rücken aus VIDEO kennenlernen, in dem Sie ihn andrücken und wölben (oder aus Posen, .npz).
cli-lower-back-more = Legen Sie sich wie bei der Übung hin und halten Sie alles andere still. Auf dem Rücken: den unteren Rücken in den Boden drücken, dann sanft ins Hohlkreuz gehen, zweimal oder öfter. Auf dem Bauch: locker lassen, dann sanft die Brust heben. Die Zeiten werden gefunden oder angegeben.
cli-lower-back-short = Den unteren Rücken aus einem Video kennenlernen.
cli-lower-back-press = In Sekunden; mehrmals möglich.
cli-lower-back-arch = In Sekunden; mehrmals möglich.
cli-lower-back-save = Für Übungen behalten, die vom selben Platz gefilmt werden.

cli-demo = Ein Beispielvideo auswerten (eine künstliche Person macht Brücken) und sagen, wo die Ergebnisse liegen.
cli-demo-short = Ein Beispielvideo auswerten und die Ergebnisse zeigen.

cli-replay = Clips, deren Wahrheit bekannt ist, noch einmal auswerten und vergleichen.
cli-replay-more = PATH ist ein Ordner mit Clips oder eine Datei davon; neben NAME.mp4 liegen NAME.truth.json und, für die Auswertung ohne Posenmodell, NAME.poses.npz.
cli-replay-epilog = Rückgabewerte: 0 alles stimmt überein, 1 etwas nicht; die anderen: posecheck --help.
cli-replay-short = Clips mit bekannter Wahrheit auswerten und vergleichen.
cli-replay-through-model = Die Bilder ansehen (NAME.mp4), auch wenn Posen gespeichert sind.
cli-replay-poses = Nur gespeicherte Posen; ohne Modell.
cli-replay-junit = JUnit-XML in diese Datei schreiben.
cli-replay-json = JSON in diese Datei schreiben; - gibt es aus.
cli-replay-jobs = Prozesse, die gespeicherte Posen auswerten; sonst einer je Prozessorkern.
cli-replay-all = Auch auflisten, was übereinstimmt.
cli-replay-tolerance-rep = Sekunden: Anfang und Ende einer Wiederholung.
cli-replay-tolerance-hold = Sekunden: jede Uhr beim Halten.
cli-replay-tolerance-fault = Sekunden: zwischen einem Fehler und dem wahren.
cli-replay-tolerance-false-ok = Sekunden: am Stück gut, während es falsch ist.
cli-replay-tolerance-stale = Sekunden: am Stück Fehler, obwohl er vorbei ist.

cli-benchmark = Messen, wie gut Clips mit bekannter Wahrheit beurteilt werden.
cli-benchmark-more = Schreibt benchmark.md und benchmark.json: Anzahlen, Uhren, Genauigkeit und Trefferquote jeder Prüfung.
cli-benchmark-clips = Ordner mit Clips und ihrer Wahrheit.
cli-benchmark-poses-only = Nur gespeicherte Posen; kein Posenmodell.
cli-benchmark-real = Gespeicherte Posen echter Personen mit labels.json: richtig oder falsch, eine nach der anderen.
cli-benchmark-output = Ordner für die Tabellen.
cli-benchmark-short = Messen, wie gut bekannte Clips beurteilt werden.

cli-exercises = Die Übungen auflisten oder eine erklären (NAME): Menge, Kamera, Prüfungen und Grenzwerte.
cli-exercises-short = Die Übungen auflisten oder eine erklären.

cli-doctor = Diesen Rechner prüfen und sagen, was bei Fehlern hilft.
cli-doctor-short = Diesen Rechner prüfen.

cli-models = Die Posenmodelle auflisten, holen und prüfen.
cli-models-short = Die Posenmodelle auflisten, holen und prüfen.
cli-models-list = Die Modelle auflisten, und ob sie da sind.
cli-models-list-short = Die Modelle auflisten, und ob sie da sind.
cli-models-verify = Die Prüfsumme jedes Modells nachrechnen, das da ist.
cli-models-verify-short = Die Prüfsumme jedes Modells nachrechnen, das da ist.
cli-models-fetch = Das Modell NAME holen (aus dem Netz) oder aus einem Ordner kopieren.
cli-models-fetch-short = Ein Modell holen oder aus einem Ordner kopieren.
cli-models-fetch-from = Aus diesem Ordner kopieren.

# Die Wörter von Click, das die Befehlszeile liest; sein Englisch steht dort.

cli-click-usage = Aufruf:
cli-click-options = Optionen
cli-click-commands = Befehle
cli-click-positional_arguments = Argumente
cli-click-missing_command = Es fehlt ein Befehl.
cli-click-missing_argument = Es fehlt das Argument
cli-click-missing_option = Es fehlt die Option
cli-click-missing_parameter = Es fehlt die Angabe
cli-click-no_such_option_name_r = Keine Option { $name }.
cli-click-no_such_command_name_r = Kein Befehl { $name }.
cli-click-did_you_mean_possibility = Meinten Sie { $possibility }?
cli-click-did_you_mean_one_of_possibilities = (Meinten Sie eines davon: { $possibilities }?)
cli-click-got_unexpected_extra_argument_args = Unerwartetes Argument: { $args }.
cli-click-got_unexpected_extra_arguments_args = Unerwartete Argumente: { $args }.
cli-click-option_name_r_requires_an_argument = Die Option { $name } braucht einen Wert.
cli-click-option_name_r_does_not_take_a_value = Die Option { $name } nimmt keinen Wert.
cli-click-invalid_value_message = Ungültiger Wert: { $message }
cli-click-invalid_value_for_param_hint_message = Ungültiger Wert für { $param_hint }: { $message }
cli-click-value_r_is_not_choice = { $value } ist nicht { $choice }.
cli-click-value_r_is_not_one_of_choices = { $value } ist keines von { $choices }.
cli-click-value_r_is_not_a_valid_number_type = { $value } ist keine gültige Zahl ({ $number_type }).
cli-click-value_is_not_in_the_range_range = { $value } liegt nicht im Bereich { $range }.
cli-click-name_filename_r_does_not_exist = { $name } { $filename } gibt es nicht.
cli-click-name_filename_r_is_a_file = { $name } { $filename } ist eine Datei.
cli-click-name_filename_r_is_a_directory = { $name } { $filename } ist ein Ordner.
cli-click-name_filename_r_is_not_readable = { $name } { $filename } ist nicht lesbar.
cli-click-name_filename_r_is_not_writable = { $name } { $filename } ist nicht beschreibbar.
cli-click-file = Datei
cli-click-directory = Ordner
cli-click-path = Pfad
cli-click-default_default = Vorgabe: { $default }
cli-click-error_message = Fehler: { $message }
cli-click-error_invalid_input = Fehler: ungültige Eingabe
cli-click-try_command_option_for_help = Hilfe: { $command } { $option }
cli-click-prog_s_version_version_s = %(prog)s, Version %(version)s
cli-click-aborted = Abgebrochen!

# report

cli-report = Macht eine Seite in Worten und Bildern von dem, was gemacht wurde.
cli-report-more = RESULT ist der Ordner, den analyze geschrieben hat, SESSION das Protokoll, das train am Ende nennt. Die Seite öffnet sich in jedem Browser, ohne Netz, und lässt sich drucken.
cli-report-short = Eine Seite machen von dem, was gemacht wurde.
cli-report-since = Alle Übungsstunden so vieler Tage (30d) oder Wochen (4w).
cli-report-output = Die Seite, die geschrieben wird (.html).
cli-report-embed = Das Video in die Seite legen.
cli-report-open = Die Seite im Browser öffnen.
cli-report-ratings = Antworten lesen, die eine Seite gespeichert hat, und sagen, wie weit sie übereinstimmen.
cli-report-folder = Wo die Übungsstunden liegen, für --since.
cli-benchmark-ratings = Wie weit Therapeuten zustimmen, nach den Antworten, die Seiten von report gespeichert haben.

cli-option-who = Von wem, wo mehrere üben.

# history

cli-history = Zeigt, was getan wurde: Tage, diese Woche, wie sich jede Übung ändert, Schmerz, Alltag.
cli-history-more = WHAT ist eine Übung, mit .left oder .right für eine Seite, oder pain_before, pain_after, effort_after: --add glute_bridge=10 --add pain_after=3.
cli-history-short = Zeigen, was getan wurde, über Monate.
cli-history-due = Sagen, ob heute ein Tag ist: Rückgabewert 0, sonst 10.
cli-history-ask = Drei Dinge des Alltags bewerten, einmal in der Woche.
cli-history-add = Von Hand eintragen, was getan wurde.
cli-history-on = Tag von --add; sonst: heute.
cli-history-to = Sitzung, die --add berichtigt, oder 'last'.
cli-history-delete = Eine Sitzung löschen, oder 'last', mit allem, was davon bekannt ist.
cli-history-csv = Eine Zeile je Übung und Seite schreiben.
cli-history-json = Alles als JSON schreiben.
cli-history-ics = Die Tage als Kalenderdatei schreiben.
cli-history-rebuild = Die Datenbank neu aus den Protokollen anlegen.
cli-history-prescription = Wessen Tage zählen; sonst: die von train.

# prescribe

cli-prescribe = Eine Verordnung im Gespräch anlegen oder ändern; ohne FILE die, die train nimmt.
cli-prescribe-more = Enter behält, was in Klammern steht, ein Bindestrich nimmt es weg.
cli-prescribe-short = Eine Verordnung anlegen oder ändern.
cli-prescribe-check = Nur sagen, ob sie in Ordnung ist.
cli-prescribe-print = Nur ausgeben, als Seite für die Wand.

cli-analyze-history = Was getan wurde, in den Verlauf aufnehmen.
