"""What the coach says in German; see `posecheck.feedback.catalogue_coach_en` for the ids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["TEXTS"]

_NUMBER_WORDS: Final = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig"
)
_NUMBERS: Final = {f"number.{n}": word for n, word in enumerate(_NUMBER_WORDS.split())}
_NUMBERS_OF: Final = {"number.none": "keine"}

_COUNTS: Final = {
    "count.number": "{count}.",
    "count.good": "{count}. Gut so.",
    "count.half": "{count}. Die Hälfte ist geschafft.",
    "count.one_more": "{count}. Noch eine.",
    "countdown.number": "{count}.",
    "countdown.ten": "Noch zehn Sekunden.",
    "attempt.too_small": "Das war zu klein, um zu zählen.",
    "attempt.too_small.glute_bridge": "Nicht ganz hoch genug, um zu zählen.",
    "attempt.too_short": "Das war zu schnell, um zu zählen. Lassen Sie sich Zeit.",
    "attempt.not_lowered": "Kommen Sie vor dem nächsten Mal ganz herunter.",
    "attempt.not_seen": "Ich habe Sie nicht gesehen, das zählt nicht mit.",
    "attempt.both_legs": "Immer nur ein Bein; der andere Fuß bleibt am Boden.",
    "attempt.both_legs.knee_to_chest": "Immer nur ein Knie; der andere Fuß bleibt am Boden.",
    "attempt.both_legs.supine_twist": "Nur ein Bein: Das andere liegt lang am Boden.",
    "attempt.both_arms": "Immer nur ein Arm: Der andere liegt neben Ihnen.",
    "attempt.hips_up": "Lassen Sie das Becken am Boden.",
    "attempt.foot_up": "Lassen Sie beide Füße am Boden.",
    "attempt.foot_up.long_stretch": "Lassen Sie beide Beine lang am Boden.",
    "attempt.knee_bent": "Strecken Sie das Knie des gehobenen Beins.",
    "attempt.one_limb": "Einen Arm und das Bein der anderen Seite, beide zugleich.",
    "attempt.not_lying": "Legen Sie sich flach hin, ohne sich aufzustützen.",
}

_BEGIN: Final = {
    "begin": "Fangen Sie an, wenn Sie so weit sind.",
    "begin.glute_bridge": "Wenn Sie so weit sind: langsam heben und langsam wieder senken.",
    "side.first": "Zuerst die {this} Seite.",
    "side.next": "Jetzt die {this} Seite.",
    "side.same": "Noch einmal die {this} Seite.",
    "side.full": "Die {this} Seite ist fertig. Jetzt die {other} Seite.",
    "hold.side": "Die {this} Seite. Halten.",
    "idle": "Wenn Sie so weit sind.",
    "idle.skip": "Um diese auszulassen, heben Sie einen Arm gerade nach oben und lassen ihn dort,"
    " bis Sie hören: Überspringen.",
    "idle.skip.ventral_row": "Um diese auszulassen, beugen Sie ein Knie, sodass der Fuß zur Decke"
    " zeigt, und lassen ihn dort, bis Sie hören: Überspringen.",
    "idle.glute_bridge": "Wenn Sie so weit sind: langsam heben.",
    "side.first.leg_raise_hold": "Zuerst das {this} Bein. Heben, mit gestrecktem Knie.",
    "side.next.leg_raise_hold": "Jetzt das {this} Bein.",
    "side.same.leg_raise_hold": "Noch einmal das {this} Bein.",
    "side.full.leg_raise_hold": "Das {this} Bein ist fertig. Jetzt das {other} Bein.",
    "hold.side.leg_raise_hold": "Das {this} Bein. Halten.",
    "idle.leg_raise_hold": "Wenn Sie so weit sind: das {this} Bein heben.",
    "side.first.knee_to_chest": "Zuerst das {this} Knie. Ziehen Sie es zur Brust.",
    "side.next.knee_to_chest": "Jetzt das {this} Knie.",
    "side.same.knee_to_chest": "Noch einmal das {this} Knie.",
    "side.full.knee_to_chest": "Das {this} Knie ist fertig. Jetzt das {other} Knie.",
    "hold.side.knee_to_chest": "Das {this} Knie. Halten.",
    "idle.knee_to_chest": "Wenn Sie so weit sind: das {this} Knie zur Brust ziehen.",
    "side.first.supine_twist": "Zuerst das {this} Bein. Anwinkeln und nach {over} hinüberlegen.",
    "side.next.supine_twist": "Jetzt das {this} Bein, nach {over} hinüber.",
    "side.same.supine_twist": "Noch einmal das {this} Bein, nach {over} hinüber.",
    "side.full.supine_twist": "Das {this} Bein ist fertig. Jetzt das {other} Bein.",
    "hold.side.supine_twist": "Das {this} Bein. So bleiben.",
    "idle.supine_twist": "Wenn Sie so weit sind: das {this} Bein nach {over} hinüberlegen.",
    "side.first.long_stretch": "Zuerst der {this} Arm, über den Kopf hinaus.",
    "side.first.long_stretch.1": "Zuerst der {this} Arm über den Kopf hinaus und das {other} Bein."
    " Machen Sie sich lang.",
    "side.first.long_stretch.2": "Jetzt dieselbe Seite: der {this} Arm und das {this} Bein."
    " Machen Sie sich lang.",
    "side.next.long_stretch": "Jetzt der {this} Arm.",
    "side.next.long_stretch.1": "Jetzt der {this} Arm und das {other} Bein.",
    "side.next.long_stretch.2": "Jetzt der {this} Arm und das {this} Bein.",
    "side.same.long_stretch": "Noch einmal der {this} Arm.",
    "side.full.long_stretch": "Der {this} Arm ist fertig. Jetzt der {other} Arm.",
    "hold.side.long_stretch": "Der {this} Arm. Strecken und halten.",
    "idle.long_stretch": "Wenn Sie so weit sind: der {this} Arm, über den Kopf hinaus.",
    "side.first.ventral_row": "Zuerst der {this} Arm und das {other} Bein. Etwas anheben, den Kopf"
    " auch.",
    "side.next.ventral_row": "Jetzt der {this} Arm und das {other} Bein.",
    "side.same.ventral_row": "Noch einmal der {this} Arm und das {other} Bein.",
    "side.full.ventral_row": "Der {this} Arm ist fertig. Jetzt der {other} Arm und das {this}"
    " Bein.",
    "hold.side.ventral_row": "Der {this} Arm, das {other} Bein. Halten.",
    "idle.ventral_row": "Wenn Sie so weit sind: der {this} Arm und das {other} Bein.",
    "setup": "Nehmen Sie die Ausgangslage ein und liegen Sie still.",
    "setup.glute_bridge": "Stellen Sie beide Füße flach auf und legen Sie das Gesäß auf die Matte.",
}

_HOLDS: Final = {
    "hold.first": "Halten, {seconds} Sekunden.",
    "hold.start": "Halten.",
    "hold.again": "Halten, von vorn.",
    "hold.hard": "Wenn das heute schwerfällt, ruhen Sie sich kurz aus. Für die nächste Übung heben"
    " Sie einen Arm senkrecht hoch und halten ihn dort, bis Sie hören: Überspringen.",
    "hold.hard.ventral_row": "Wenn das heute schwerfällt, ruhen Sie sich kurz aus. Für die nächste"
    " Übung beugen Sie ein Knie, bis der Fuß zur Decke zeigt, und bleiben so, bis Sie hören:"
    " Überspringen.",
    "hold.half": "Die Hälfte ist geschafft.",
    "hold.last": "Das letzte Mal.",
    "hold.reached": "Und loslassen. Das war Nummer {count}.",
    "hold.reached.leg_raise_hold": "Das Bein langsam ablegen. Das war Nummer {count}.",
    "hold.reached.knee_to_chest": "Das Knie langsam loslassen. Das war Nummer {count}.",
    "hold.reached.supine_twist": "Langsam zurück zur Mitte. Das war Nummer {count}.",
    "hold.reached.long_stretch": "Und loslassen. Das war Nummer {count}.",
    "hold.reached.ventral_row": "Langsam ablegen. Das war Nummer {count}.",
    "hold.enough": "Das genügt. Sie können loslassen.",
    "hold.short": "Das waren {seconds} von {goal} Sekunden. Noch einmal.",
    "hold.none": "Das zählt noch nicht. Noch einmal.",
    "hold.longer": "Ich habe Sie gesehen, aber nur kurz. Bleiben Sie länger so.",
    "hold.stopped": "Ich zähle nicht weiter. Loslassen und noch einmal.",
    "hold.stopped_by": "Ich zähle nicht weiter. {cue}",
    "hold.waits": "Die Uhr wartet. {cue}",
    "hold.unseen": "Ich habe Sie nicht gesehen, das zählt nicht mit.",
    "breathe": "Ruhig weiteratmen.",
    "breathe.leg_raise_hold": "Ruhig weiteratmen.",
    "breathe.knee_to_chest": "In den unteren Rücken atmen.",
    "breathe.supine_twist": "Ausatmen und noch etwas lockerer lassen.",
    "breathe.long_stretch": "Ruhig weiteratmen.",
    "breathe.ventral_row": "Ruhig weiteratmen.",
}

_ANSWERS: Final = {
    "corrected.1": "Ja, so ist es besser.",
    "corrected.2": "Ja, so stimmt es.",
    "corrected.3": "Besser, danke.",
    "corrected.more": "Ja.",
    "cue.rest": "Wenn das gerade schwerfällt: loslassen und einen Moment ausruhen.",
    "sight.back": "Jetzt sehe ich Sie wieder.",
    "resume": "Es geht weiter.",
    "resume.number": "Es geht weiter mit Nummer {count}.",
}

_SUMMARY: Final = {
    "done.all": "Geschafft. Das war die letzte.",
    "done.each_side": "Geschafft: {count} auf jeder Seite.",
    "done.set": "Durchgang {count} von {sets} ist geschafft.",
    "done.part": "Gezählt: {count}.",
    "done.part_sides": "Gezählt: {left} links und {right} rechts.",
    "done.none": "Diesmal hat noch nichts gezählt.",
    "improve": "Eins für das nächste Mal. {cue}",
    "praise.put_right": "Was ich gesagt habe, haben Sie gleich verbessert. Schön.",
    "praise.spotless": "Diesmal gibt es nichts zu verbessern.",
}

_PRAISE: Final = {
    "praise.leg_raise_hold.hollow_back": "Der untere Rücken blieb die ganze Zeit am Boden.",
    "praise.leg_raise_hold.pelvis": "Das Becken blieb schwer am Boden. Gut.",
    "praise.leg_raise_hold.head_shoulders": "Kopf und Schultern blieben locker liegen. Gut.",
    "praise.leg_raise_hold.raised_knee": "Das gehobene Knie blieb gestreckt. Schön.",
    "praise.leg_raise_hold.support_knee": "Das andere Knie hatte einen guten Winkel.",
    "praise.leg_raise_hold.support_foot": "Der andere Fuß blieb flach am Boden. Gut.",
    "praise.leg_raise_hold.leg_height": "Das Bein war in der richtigen Höhe.",
    "praise.leg_raise_hold.steady": "Sie haben das Bein sehr ruhig gehalten.",
    "praise.knee_to_chest.head_shoulders": "Kopf und Schultern blieben liegen. Gut.",
    "praise.knee_to_chest.depth": "Das Knie haben Sie gut herangezogen.",
    "praise.knee_to_chest.other_leg": "Das andere Knie blieb gebeugt. Gut.",
    "praise.knee_to_chest.knee_folded": "Das Knie war schön locker gebeugt.",
    "praise.knee_to_chest.other_foot": "Der andere Fuß blieb am Boden. Gut.",
    "praise.supine_twist.shoulders_flat": "Beide Schultern blieben am Boden. Schön.",
    "praise.supine_twist.crossed": "Das Knie lag gut auf der anderen Seite.",
    "praise.supine_twist.calm": "Sie sind ruhig geblieben, ohne zu federn.",
    "praise.supine_twist.twisted": "Das Knie haben Sie gut sinken lassen.",
    "praise.supine_twist.lower_knee": "Das untere Bein blieb lang. Gut.",
    "praise.glute_bridge.high_enough": "Sie haben ganz bis oben gehoben. Schön.",
    "praise.glute_bridge.not_too_high": "Oben blieb der Rücken ohne Hohlkreuz. Gut.",
    "praise.glute_bridge.shoulders_flat": "Die Schultern blieben auf der Matte. Schön.",
    "praise.glute_bridge.knees": "Die Füße standen an der richtigen Stelle.",
    "praise.glute_bridge.feet_flat": "Die Füße blieben flach am Boden. Gut.",
    "praise.glute_bridge.slow": "Sie haben sich Zeit gelassen, auf und ab. Schön.",
    "praise.glute_bridge.arms": "Die Arme blieben locker neben dem Körper.",
    "praise.long_stretch.no_arch": "Der Rücken blieb ohne Hohlkreuz. Gut.",
    "praise.long_stretch.flat": "Sie sind flach am Boden geblieben. Gut.",
    "praise.long_stretch.knees": "Die Beine blieben lang und gestreckt. Gut.",
    "praise.long_stretch.right_pair": "Sie haben immer nur einen Arm gestreckt. Gut.",
    "praise.long_stretch.arm_overhead": "Sie haben sich weit über den Kopf gestreckt.",
    "praise.long_stretch.elbow": "Der Ellbogen blieb gestreckt. Gut.",
    "praise.ventral_row.superman": "Sie haben nur einen Arm und ein Bein gehoben. Gut.",
    "praise.ventral_row.straight_row": "Der Rücken blieb gerade. Schön.",
    "praise.ventral_row.too_high": "Sie haben sich lang gemacht, nicht hoch. Gut.",
    "praise.ventral_row.pelvis_chest": "Becken und Brust blieben auf der Matte. Gut.",
    "praise.ventral_row.head": "Der Nacken blieb lang. Gut.",
    "praise.ventral_row.right_pair": "Sie haben immer das richtige Paar gehoben. Gut.",
    "praise.ventral_row.leg_lifted": "Das Bein haben Sie gut gehoben.",
    "praise.ventral_row.arm_lifted": "Den Arm haben Sie gut gehoben.",
    "praise.ventral_row.straight_limbs": "Arm und Bein blieben gestreckt. Gut.",
}

_UNTOLD: Final = {
    "untold": "Von hier aus war nicht alles zu sehen.",
    "untold.leg_raise_hold.hollow_back": "Ihren unteren Rücken sehe ich von hier nicht. Spüren Sie"
    " selbst, dass er am Boden bleibt.",
    "untold.leg_raise_hold.raised_knee": "Das gehobene Knie war nicht gut genug zu sehen.",
    "untold.leg_raise_hold.support_knee": "Das andere Knie war nicht gut genug zu sehen.",
    "untold.knee_to_chest.depth": "Wie weit das Knie kam, war nicht zu sehen.",
    "untold.knee_to_chest.other_leg": "Das andere Bein war nicht gut genug zu sehen.",
    "untold.knee_to_chest.other_foot": "Den anderen Fuß habe ich nicht gut genug gesehen.",
    "untold.supine_twist.shoulders_flat": "Beide Schultern waren nicht zu sehen. Spüren Sie selbst,"
    " dass sie am Boden bleiben.",
    "untold.supine_twist.crossed": "Wie weit das Knie hinüberkam, war nicht gut zu sehen.",
    "untold.glute_bridge.not_too_high": "Wie hoch Sie waren, war nicht gut zu sehen.",
    "untold.long_stretch.no_arch": "Ihren unteren Rücken sehe ich von hier nicht. Spüren Sie"
    " selbst, dass kein Hohlkreuz entsteht.",
    "untold.long_stretch.knees": "Beide Knie waren nicht gut genug zu sehen.",
    "untold.long_stretch.right_pair": "Ihren anderen Arm habe ich nicht gesehen.",
    "untold.long_stretch.arm_overhead": "Ihr Arm war nicht gut genug zu sehen.",
    "untold.ventral_row.superman": "Arme und Beine waren nicht alle zu sehen.",
    "untold.ventral_row.straight_row": "Ihr Rücken war nicht gut genug zu sehen. Spüren Sie selbst,"
    " dass kein Hohlkreuz entsteht.",
    "untold.ventral_row.pelvis_chest": "Brust und Becken waren nicht gut genug zu sehen.",
    "untold.ventral_row.head": "Ihr Kopf war nicht gut genug zu sehen.",
    "untold.ventral_row.right_pair": "Arme und Beine waren nicht alle zu sehen.",
    "untold.ventral_row.leg_lifted": "Das gehobene Bein war nicht gut genug zu sehen.",
    "untold.ventral_row.arm_lifted": "Der gehobene Arm war nicht gut genug zu sehen.",
}

TEXTS: Final[Mapping[str, str]] = {
    **_NUMBERS,
    **_NUMBERS_OF,
    **_COUNTS,
    **_BEGIN,
    **_HOLDS,
    **_ANSWERS,
    **_SUMMARY,
    **_PRAISE,
    **_UNTOLD,
}
"""Id to text."""
