"""What is said about being seen, signs, safety, pain and sound, in German."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["TEXTS"]

_LOCK: Final = {
    "lock.face_seen": "Ich sehe Sie. Legen Sie sich jetzt hin.",
    "lock.face_seen.supine": "Ich sehe Sie. Legen Sie sich jetzt auf den Rücken, eine Seite zur"
    " Kamera.",
    "lock.face_seen.prone": "Ich sehe Sie. Legen Sie sich jetzt auf den Bauch, eine Seite zur"
    " Kamera.",
    "lock.lying": "Gut. Jetzt einen Moment still liegen.",
    "lock.locked": "Ich sehe Sie.",
    "lock.left": "Sie sind nicht im Bild. Ich warte auf Sie.",
    "lock.got_up": "Ich warte, bis Sie wieder liegen.",
    "lock.shifted": "Sie liegen jetzt anders. Einen Moment still liegen.",
    "lock.returned": "Da sind Sie wieder.",
    "lock.moved": "Ich sehe Sie, am neuen Platz.",
    "lock.nobody": "Ich sehe niemanden. Kommen Sie ins Bild.",
    "lock.face_hidden": "Drehen Sie das Gesicht einen Moment zur Kamera.",
    "lock.not_lying": "Legen Sie sich auf die Matte.",
    "lock.on_your_side": "Sie liegen auf der Seite. Drehen Sie sich um.",
    "lock.turn_on_back": "Drehen Sie sich auf den Rücken.",
    "lock.turn_on_stomach": "Drehen Sie sich auf den Bauch.",
    "lock.head_hidden": "Ich sehe Ihren Kopf nicht. Rutschen Sie weiter, oder drehen Sie die"
    " Kamera.",
    "lock.body_hidden": "Ich sehe Sie nicht ganz. Stellen Sie die Kamera weiter weg, oder kommen"
    " Sie in die Mitte.",
    "lock.view": "Die Kamera sieht Sie schräg. Sie gehört genau an Ihre Seite.",
    "lock.moving": "Liegen Sie einen Moment still, damit ich messen kann.",
    "lock.start_pose": "Nehmen Sie die Ausgangslage ein und liegen Sie still.",
}

_GESTURE: Final = {
    "gesture.how": "Für eine Pause heben Sie jederzeit einen Arm senkrecht hoch und halten ihn"
    " dort. Bleibt er oben, überspringen Sie die Übung, und noch länger, dann hören Sie auf. Ich"
    " sage, was Sie bekommen; senken Sie dann den Arm.",
    "gesture.how.prone": "Auf dem Bauch beugen Sie stattdessen ein Knie, bis der Fuß zur Decke"
    " zeigt.",
    "gesture.pause": "Pause.",
    "gesture.go_on": "Weiter.",
    "gesture.skip": "Überspringen.",
    "gesture.stop": "Aufhören.",
}

_CARE: Final = {
    "care.stop_rule": "Ein leichtes Ziehen ist in Ordnung, Schmerz nicht. Hören Sie auf, wenn"
    " Schmerz scharf wird oder ins Bein zieht, oder wenn Ihnen taub, schwach, schwindlig oder"
    " atemlos wird. Atmen Sie weiter.",
    "care.emergency": "Taubheit zwischen den Beinen, neue Probleme mit Blase oder Darm oder"
    " Schwäche in beiden Beinen: sofort den Notruf wählen.",
    "care.sore": "Muskelkater in den nächsten Tagen ist kein Rückenschmerz. Er vergeht.",
    "care.not_medical": "Ich prüfe, was eine Kamera sehen kann. Ich stelle keine Diagnose.",
    "care.intro": "Zuerst einige Fragen zu Ihrer Gesundheit. Die Antworten können Sie später"
    " ändern.",
    "care.ask.osteoporosis": "Haben Sie Osteoporose?",
    "care.ask.spinal_stenosis": "Haben Sie eine Spinalkanalstenose, einen verengten Wirbelkanal?",
    "care.ask.back_surgery": "Sind Sie am Rücken operiert worden?",
    "care.ask.hip_replacement": "Haben Sie in den letzten zwei Monaten eine neue Hüfte bekommen?",
    "care.ask.pregnancy": "Sind Sie schwanger, nach der sechzehnten Woche?",
    "care.why.osteoporosis": "Bei Osteoporose verlange ich nie, dass Sie sich weiter beugen oder"
    " drehen. Fragen Sie vorher ärztlich oder physiotherapeutisch nach.",
    "care.why.spinal_stenosis": "Bei einer Spinalkanalstenose lasse ich die Übung auf dem Bauch weg"
    " und verlange keine höhere Brücke. Fragen Sie vorher ärztlich oder physiotherapeutisch nach.",
    "care.why.back_surgery": "Nach einer Operation am Rücken fragen Sie ärztlich oder"
    " physiotherapeutisch nach, welche Übungen für Sie richtig sind.",
    "care.why.hip_replacement": "Mit einer neuen Hüfte lasse ich Knie zur Brust und die Drehung"
    " weg. Fragen Sie ärztlich oder physiotherapeutisch nach, wann Sie das dürfen.",
    "care.why.pregnancy": "Nach der sechzehnten Woche soll niemand lange flach auf dem Rücken oder"
    " auf dem Bauch liegen. Fragen Sie zuerst ärztlich oder Ihre Hebamme.",
    "care.cleared": "Haben Sie gefragt und dürfen es, oder machen Sie bewusst weiter?",
    "care.rate.pain_before": "Wie stark tut der Rücken jetzt weh, von null bis zehn? Null ist kein"
    " Schmerz, zehn der schlimmste, den Sie sich denken können.",
    "care.rate.pain_after": "Wie stark tut der Rücken jetzt weh, von null bis zehn? Null ist kein"
    " Schmerz.",
    "care.rate.effort_after": "Wie anstrengend war es, von null bis zehn? Null ist gar nicht.",
    "care.pain.severe": "Das ist starker Schmerz. Machen Sie heute nichts mehr und sprechen Sie vor"
    " dem nächsten Mal ärztlich oder physiotherapeutisch darüber.",
    "care.pain.worse": "Der Rücken tut mehr weh als vorher. Machen Sie es nächstes Mal leichter."
    " Wenn es so bleibt, fragen Sie ärztlich oder physiotherapeutisch nach.",
    "care.pain.better": "Der Rücken tut weniger weh als vorher.",
    "care.pain.same": "Der Schmerz ist etwa wie vorher.",
    "care.pain.unknown": "Achten Sie in den nächsten Stunden darauf, wie sich der Rücken anfühlt.",
    "care.stopped.pain": "Sie haben wegen Schmerzen aufgehört. Das war richtig. Ruhen Sie sich aus."
    " Wenn der Schmerz bleibt oder ins Bein zieht, gehen Sie zum Arzt.",
    "care.stopped.tired": "Genug für heute. Das ist in Ordnung.",
    "care.stopped.other": "Wir hören hier auf.",
}

_VOICE: Final = {
    "voice.check": "So laut bin ich. Stellen Sie den Ton so ein, dass Sie mich gut hören.",
    "voice.none": "Dieser Computer hat keine Stimme, die ich nutzen kann: alles steht im Bild.",
    "voice.none.do": "Unter Linux hilft es, espeak-ng zu installieren.",
    "voice.broken": "Der Ton geht nicht: alles steht im Bild.",
    "voice.broken.do": "Prüfen Sie Lautsprecher oder Kopfhörer; ich versuche es von selbst wieder.",
}

TEXTS: Final[Mapping[str, str]] = {**_LOCK, **_GESTURE, **_CARE, **_VOICE}
"""Id to text."""
