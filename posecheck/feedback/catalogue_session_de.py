"""What is said and shown around the exercises of a session, in German."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["TEXTS"]

_SESSION: Final = {
    "session.welcome": "Hallo. Ich leite Sie durch Übungen für den Rücken.",
    "session.only": "Wir machen eine Übung: {title}.",
    "session.first": "Die erste von {total} Übungen: {title}.",
    "session.next": "Als Nächstes Übung {count} von {total}: {title}.",
    "session.dose.reps": "{count} Mal, in Ihrem Tempo.",
    "session.dose.reps.once": "Einmal, in Ihrem Tempo.",
    "session.dose.reps.sets": "{sets} Sätze mit je {count}.",
    "session.dose.reps_sides": "{count} Mal auf jeder Seite.",
    "session.dose.reps_sides.once": "Einmal auf jeder Seite.",
    "session.dose.reps_sides.sets": "{sets} Sätze mit je {count} auf jeder Seite.",
    "session.dose.hold": "{count} Mal, je {seconds} Sekunden.",
    "session.dose.hold.once": "Einmal, {seconds} Sekunden.",
    "session.dose.hold.sets": "{sets} Sätze mit je {count}, je {seconds} Sekunden.",
    "session.dose.hold_sides": "{count} Mal auf jeder Seite, je {seconds} Sekunden.",
    "session.dose.hold_sides.once": "Einmal auf jeder Seite, je {seconds} Sekunden.",
    "session.dose.hold_sides.sets": "{sets} Sätze mit je {count} auf jeder Seite, je {seconds}"
    " Sekunden.",
    "session.number": "{count}.",
    "session.go": "Los.",
    "session.paused": "Pause.",
    "session.go_on": "Weiter.",
    "session.skipped": "Diese lassen wir aus.",
    "session.camera_back": "Die Kamera ist wieder da.",
    "session.still_lost": "Die Kamera ist noch weg. Sie können ruhen oder hier aufhören.",
    "session.slept": "Der Computer hat geschlafen. Wir machen weiter, wo wir waren.",
    "session.slow": "Dieser Computer ist langsam. Ich sehe mir ein kleineres Bild an, das macht"
    " weniger Arbeit.",
    "session.too_slow": "Dieser Computer ist sehr langsam, kurze Bewegungen können mir entgehen.",
    "session.dim": "Die Kamera liefert wenige Bilder. Mehr Licht hilft.",
    "session.not_saved": "Der Speicher ist voll. Ich mache weiter, kann aber nichts aufheben.",
    "session.record_stopped": "Die Aufnahme hat aufgehört. Die Übungen gehen weiter.",
    "session.number_how": "Heben Sie bei Ihrer Zahl einen Arm.",
    "session.number_how.prone": "Beugen Sie bei Ihrer Zahl ein Knie, bis der Fuß zur Decke zeigt.",
    "session.number_heard": "{count}. Wenn das falsch ist, geben Sie das Zeichen noch einmal.",
    "session.number_taken": "{count}. Danke.",
    "session.done": "Das war alles für heute. Stehen Sie langsam auf, über die Seite.",
    "session.ended": "Das war es für heute. Stehen Sie langsam auf, über die Seite.",
}

_WHY: Final = {
    "why.ask": "Wir hören auf. Warum? Heben Sie beim richtigen Wort einen Arm, oder drücken Sie"
    " seine Zahl.",
    "why.ask.prone": "Wir hören auf. Warum? Beugen Sie beim richtigen Wort ein Knie, bis der Fuß"
    " zur Decke zeigt, oder drücken Sie seine Zahl.",
    "why.pain": "Schmerzen.",
    "why.tired": "Müde.",
    "why.other": "Etwas anderes.",
    "why.headline": "Warum hören Sie auf?",
    "why.do": "1 Schmerzen · 2 müde · 3 etwas anderes",
}

_PLACE: Final = {
    "place.programme": "Stellen Sie die Kamera neben die Matte, so hoch wie ein niedriger Stuhl,"
    " drei Schritte entfernt, sodass sie Sie mit gestreckten Armen ganz sieht.",
    "place.leg_raise_hold": "Stellen Sie die Kamera neben die Matte, tief, drei Schritte entfernt,"
    " sodass sie Sie ganz sieht. Legen Sie die Arme auf die Brust.",
    "place.knee_to_chest": "Stellen Sie die Kamera neben die Matte, drei Schritte entfernt, sodass"
    " sie Sie ganz sieht.",
    "place.supine_twist": "Stellen Sie die Kamera neben die Matte, so hoch wie ein Tisch, nach"
    " unten geneigt, sodass sie beide Schultern sieht.",
    "place.glute_bridge": "Stellen Sie die Kamera neben die Matte, tief, drei Schritte entfernt,"
    " sodass sie Sie ganz sieht.",
    "place.long_stretch": "Stellen Sie die Kamera neben die Matte, so hoch wie ein Tisch, nach"
    " unten geneigt, sodass sie Sie mit den Armen über dem Kopf ganz sieht.",
    "place.ventral_row": "Stellen Sie die Kamera neben die Matte, tief, drei Schritte entfernt,"
    " sodass sie Sie mit gestreckten Armen ganz sieht.",
    "place.any": "Stellen Sie die Kamera neben die Matte, sodass sie Sie ganz sieht.",
}

_EXPLAIN: Final = {
    "explain.leg_raise_hold": "Auf dem Rücken, ein Fuß am Boden, das Knie im rechten Winkel, die"
    " Arme auf der Brust. Drücken Sie den unteren Rücken in den Boden. Dann heben Sie das andere"
    " Bein, Knie gestreckt, und halten es.",
    "explain.knee_to_chest": "Auf dem Rücken, beide Füße aufgestellt. Ziehen Sie ein Knie mit den"
    " Händen zur Brust. Der andere Fuß bleibt am Boden.",
    "explain.supine_twist": "Auf dem Rücken, die Beine lang. Beugen Sie ein Bein und legen Sie es"
    " zur anderen Seite. Beide Schultern bleiben am Boden.",
    "explain.glute_bridge": "Auf dem Rücken, beide Füße aufgestellt, die Arme neben dem Körper."
    " Heben Sie das Gesäß langsam, bis Schultern, Hüften und Knie eine Linie bilden. Dann langsam"
    " wieder ab.",
    "explain.long_stretch": "Auf dem Rücken, die Beine lang. Führen Sie einen Arm über den Kopf und"
    " schieben Sie die Ferse des anderen Beins weg. Der andere Arm ruht auf der Brust. Machen Sie"
    " sich lang.",
    "explain.ventral_row": "Drehen Sie sich auf den Bauch, Arme und Beine gestreckt. Heben Sie den"
    " Kopf, einen Arm und das andere Bein eine Handbreit, und halten Sie. Der Rücken bleibt"
    " gerade.",
}

_LOST: Final = {
    "lost.none": "Ich finde keine Kamera. Stecken Sie eine an.",
    "lost.not_found": "Ich finde keine Kamera. Stecken Sie eine an.",
    "lost.busy": "Ein anderes Programm benutzt die Kamera. Schließen Sie dieses Programm.",
    "lost.refused": "Ich darf die Kamera nicht benutzen. Erlauben Sie es in den Einstellungen.",
    "lost.unplugged": "Die Kamera ist weg. Stecken Sie sie wieder an.",
    "lost.frozen": "Das Bild der Kamera steht. Ich starte sie neu.",
    "lost.black": "Das Bild der Kamera ist schwarz. Öffnen Sie ihre Abdeckung, oder machen Sie"
    " Licht.",
    "lost.stalled": "Von der Kamera kommt kein Bild. Ich versuche es wieder.",
    "lost.unreachable": "Die Kamera ist nicht erreichbar. Prüfen Sie ihre Adresse und das Netz.",
    "lost.failed": "Die Kamera hat aufgehört. Ich versuche es wieder.",
}

_SCREEN: Final = {
    "screen.face": "Zeigen Sie Ihr Gesicht",
    "screen.lie_down": "Legen Sie sich hin",
    "screen.still": "Bitte still liegen",
    "screen.locked": "Ich sehe Sie",
    "screen.away": "Ich sehe Sie nicht",
    "screen.away.do": "Kommen Sie zurück, wenn Sie so weit sind.",
    "screen.rest": "Ruhe",
    "screen.next": "Als Nächstes",
    "screen.paused": "Pause",
    "screen.paused.do": "Arm zur Decke und wieder ablegen: weiter.",
    "screen.camera_lost": "Kamera verloren",
    "screen.opening": "Die Kamera startet",
    "screen.done": "Alles geschafft",
    "screen.ended": "Schluss für heute",
    "screen.result": "{title}: {count} von {goal}",
    "screen.result_sides": "{title}: links {left}, rechts {right} von {goal}",
    "screen.number.do": "Heben Sie bei Ihrer Zahl einen Arm, oder drücken Sie sie.",
    "screen.number.do.prone": "Bei Ihrer Zahl ein Knie beugen, oder sie drücken.",
    "screen.number.keys": "Drücken Sie Ihre Zahl.",
    "screen.step": "{count} von {total}",
    "screen.delay": "{fps} Bilder/s · Verzug {delay} ms · {drops} ausgelassen",
    "screen.muted": "Ton aus",
    "screen.recording": "Aufnahme",
}

_KEYS: Final = {
    "key.pause": "Leertaste: Pause",
    "key.go_on": "Leertaste: weiter",
    "key.skip": "N: nächste Übung",
    "key.stop": "Q: aufhören",
    "key.number": "0 bis 10",
    "key.skip_question": "N: keine Antwort",
    "key.why": "1, 2 oder 3",
}

_BACK: Final = {
    "back.begin.supine": "Zuerst lerne ich, wie Ihr unterer Rücken aussieht. Halten Sie Beine und"
    " Arme still, den Arm auf der Seite der Kamera auf der Brust.",
    "back.begin.prone": "Zuerst lerne ich, wie Ihr Rücken aussieht. Halten Sie Beine und Arme"
    " still.",
    "back.press": "Drücken Sie den unteren Rücken in den Boden, und atmen Sie ruhig weiter.",
    "back.arch": "Jetzt gehen Sie sanft ins Hohlkreuz, und atmen Sie ruhig weiter.",
    "back.relax": "Liegen Sie entspannt, und atmen Sie ruhig weiter.",
    "back.lift": "Jetzt heben Sie sanft die Brust, und atmen Sie ruhig weiter.",
    "back.once_more": "Das war nicht deutlich. Noch einmal.",
    "back.learnt": "Danke. Ich sehe Ihren unteren Rücken.",
    "back.unseen": "Ich sehe Ihren unteren Rücken von hier nicht gut genug.",
    "back.lost": "Ich sehe Sie gerade nicht. Wir lassen das aus.",
    "back.change.near_arm": "Legen Sie den Arm auf der Seite der Kamera auf die Brust.",
    "back.change.lens": "Stellen Sie die Kamera tiefer, die Linse so hoch wie die Matte.",
    "back.change.shirt": "Tragen Sie ein einfarbiges, anliegendes Hemd in einer anderen Farbe als"
    " Wand und Matte.",
    "back.hand_test": "Oder prüfen Sie es mit der Hand: Während Sie drücken, passt sie nicht unter"
    " den unteren Rücken.",
    "back.seen": "Der untere Rücken ist von hier zu sehen.",
    "back.signal.under_gap": "Lücke unter dem Rücken",
    "back.signal.belly_rise": "Heben des Bauchs",
    "back.signal.back_contour": "Mulde des Rückens",
    "back.signal.trunk_turn": "Heben der Brust",
    "back.signal.together": "zusammen",
}

TEXTS: Final[Mapping[str, str]] = {
    **_SESSION,
    **_WHY,
    **_PLACE,
    **_EXPLAIN,
    **_LOST,
    **_SCREEN,
    **_KEYS,
    **_BACK,
}
"""Kennung zu Text."""
