"""What the coach says during an exercise, in English: to be heard with eyes shut.

``{this}`` and ``{other}`` are sides in words, ``{over}`` is the direction of the
other side, ``{count}`` and other numbers are put into words, ``{cue}`` is another
text. See `posecheck.feedback.spoken`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["TEXTS"]

_NUMBER_WORDS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
_NUMBERS: Final = {f"number.{n}": word for n, word in enumerate(_NUMBER_WORDS.split())}
_NUMBERS_OF: Final = {"number.none": "none"}

_COUNTS: Final = {
    "count.number": "{count}.",
    "count.good": "{count}. Good.",
    "count.half": "{count}. Half-way.",
    "count.one_more": "{count}. One more.",
    "countdown.number": "{count}.",
    "countdown.ten": "Ten more seconds.",
    "attempt.too_small": "That one was too small to count.",
    "attempt.too_small.glute_bridge": "Not quite high enough to count.",
    "attempt.too_short": "That one was too quick to count. Take your time.",
    "attempt.not_lowered": "Come all the way down before the next one.",
    "attempt.not_seen": "I lost sight of you, so I did not count that one.",
    "attempt.both_legs": "One leg at a time; the other foot stays on the floor.",
    "attempt.both_legs.knee_to_chest": "One knee at a time; the other foot stays on the floor.",
    "attempt.both_legs.supine_twist": "One leg only: stretch the other one out on the floor.",
    "attempt.both_arms": "One arm at a time: rest the other one beside you.",
    "attempt.hips_up": "Leave your hips on the floor.",
    "attempt.foot_up": "Leave both feet on the floor.",
    "attempt.foot_up.long_stretch": "Leave both legs long on the floor.",
    "attempt.knee_bent": "Straighten the knee of the leg you lift.",
    "attempt.one_limb": "One arm and the opposite leg, both at the same time.",
    "attempt.not_lying": "Lie down flat, without propping yourself up.",
}

_BEGIN: Final = {
    "begin": "Begin when you are ready.",
    "begin.glute_bridge": "When you are ready: lift slowly, and slowly down again.",
    "side.first": "Begin with the {this} side.",
    "side.next": "Now the {this} side.",
    "side.same": "Once more, the {this} side.",
    "side.full": "The {this} side is done. Now the {other} side.",
    "hold.side": "The {this} side. Hold.",
    "idle": "Whenever you are ready.",
    "idle.skip": "To leave this one out, raise one arm straight up and keep it there until you"
    " hear: skip.",
    "idle.skip.ventral_row": "To leave this one out, bend one knee so that the foot points at the"
    " ceiling, and keep it there until you hear: skip.",
    "idle.glute_bridge": "Whenever you are ready: lift slowly.",
    "side.first.leg_raise_hold": "Begin with your {this} leg. Lift it, knee straight.",
    "side.next.leg_raise_hold": "Now your {this} leg.",
    "side.same.leg_raise_hold": "Once more, your {this} leg.",
    "side.full.leg_raise_hold": "Your {this} leg is done. Now your {other} leg.",
    "hold.side.leg_raise_hold": "Your {this} leg. Hold.",
    "idle.leg_raise_hold": "Whenever you are ready: lift your {this} leg.",
    "side.first.knee_to_chest": "Begin with your {this} knee. Draw it to your chest.",
    "side.next.knee_to_chest": "Now your {this} knee.",
    "side.same.knee_to_chest": "Once more, your {this} knee.",
    "side.full.knee_to_chest": "Your {this} knee is done. Now your {other} knee.",
    "hold.side.knee_to_chest": "Your {this} knee. Hold.",
    "idle.knee_to_chest": "Whenever you are ready: draw your {this} knee to your chest.",
    "side.first.supine_twist": "Begin with your {this} leg. Bend it and lay it over to the {over}.",
    "side.next.supine_twist": "Now your {this} leg, over to the {over}.",
    "side.same.supine_twist": "Once more, your {this} leg, over to the {over}.",
    "side.full.supine_twist": "Your {this} leg is done. Now your {other} leg.",
    "hold.side.supine_twist": "Your {this} leg. Stay there.",
    "idle.supine_twist": "Whenever you are ready: your {this} leg, over to the {over}.",
    "side.first.long_stretch": "Begin with your {this} arm, past your head.",
    "side.first.long_stretch.1": "Begin with your {this} arm past your head, and your {other} leg."
    " Make yourself long.",
    "side.first.long_stretch.2": "Now the same side: {this} arm and {this} leg."
    " Make yourself long.",
    "side.next.long_stretch": "Now your {this} arm.",
    "side.next.long_stretch.1": "Now your {this} arm and your {other} leg.",
    "side.next.long_stretch.2": "Now your {this} arm and your {this} leg.",
    "side.same.long_stretch": "Once more, your {this} arm.",
    "side.full.long_stretch": "Your {this} arm is done. Now your {other} arm.",
    "hold.side.long_stretch": "Your {this} arm. Reach and hold.",
    "idle.long_stretch": "Whenever you are ready: your {this} arm past your head.",
    "side.first.ventral_row": "Begin with your {this} arm and your {other} leg. Lift them a little,"
    " and your head.",
    "side.next.ventral_row": "Now your {this} arm and your {other} leg.",
    "side.same.ventral_row": "Once more, {this} arm and {other} leg.",
    "side.full.ventral_row": "Your {this} arm is done. Now your {other} arm and your {this} leg.",
    "hold.side.ventral_row": "{this} arm, {other} leg. Hold.",
    "idle.ventral_row": "Whenever you are ready: your {this} arm and your {other} leg.",
    "setup": "Take the start position and lie still.",
    "setup.glute_bridge": "Put both feet up, flat on the floor, and rest your bottom on the mat.",
}

_HOLDS: Final = {
    "hold.first": "Hold, {seconds} seconds.",
    "hold.start": "Hold.",
    "hold.again": "Hold, from the start.",
    "hold.hard": "If this is hard today, rest for a moment. To go on to the next exercise, raise"
    " one arm straight up and keep it there until you hear: skip.",
    "hold.hard.ventral_row": "If this is hard today, rest for a moment. To go on to the next"
    " exercise, bend one knee so that the foot points at the ceiling, and keep it there until you"
    " hear: skip.",
    "hold.half": "Half-way there.",
    "hold.last": "The last one.",
    "hold.reached": "And let go. That was number {count}.",
    "hold.reached.leg_raise_hold": "And slowly lower the leg. That was number {count}.",
    "hold.reached.knee_to_chest": "And slowly let the knee go. That was number {count}.",
    "hold.reached.supine_twist": "And slowly back to the middle. That was number {count}.",
    "hold.reached.long_stretch": "And let go. That was number {count}.",
    "hold.reached.ventral_row": "And slowly down. That was number {count}.",
    "hold.enough": "That is enough. You can let go.",
    "hold.short": "That was {seconds} of {goal} seconds. Once more.",
    "hold.none": "That one does not count. Once more.",
    "hold.longer": "I saw you there, but only for a moment. Stay in it.",
    "hold.stopped": "I stopped counting. Let go, and try again.",
    "hold.stopped_by": "I stopped counting. {cue}",
    "hold.waits": "The clock waits. {cue}",
    "hold.unseen": "I lost sight of you, so that one does not count.",
    "breathe": "Keep breathing.",
    "breathe.leg_raise_hold": "Keep breathing calmly.",
    "breathe.knee_to_chest": "Breathe into your lower back.",
    "breathe.supine_twist": "Breathe out, and let go a little more.",
    "breathe.long_stretch": "Keep breathing.",
    "breathe.ventral_row": "Keep breathing.",
}

_ANSWERS: Final = {
    "corrected.1": "Yes, that's better.",
    "corrected.2": "That's it.",
    "corrected.3": "Better, thank you.",
    "corrected.more": "Yes.",
    "cue.rest": "If that is hard just now, let go and rest for a moment.",
    "sight.back": "Now I see you again.",
    "resume": "We go on.",
    "resume.number": "We go on with number {count}.",
}

_SUMMARY: Final = {
    "done.all": "Done. That was the last one.",
    "done.each_side": "Done: {count} on each side.",
    "done.set": "Round {count} of {sets} is done.",
    "done.part": "You did {count}.",
    "done.part_sides": "You did {left} on the left and {right} on the right.",
    "done.none": "None counted this time.",
    "improve": "One thing for next time. {cue}",
    "praise.put_right": "What I asked of you, you put right. Well done.",
    "praise.spotless": "Nothing to correct this time.",
}

_PRAISE: Final = {
    "praise.leg_raise_hold.hollow_back": "You kept your lower back down the whole time.",
    "praise.leg_raise_hold.pelvis": "You kept your hips heavy on the floor. Good.",
    "praise.leg_raise_hold.head_shoulders": "Your head and shoulders stayed relaxed. Good.",
    "praise.leg_raise_hold.raised_knee": "You kept the lifted knee straight. Well done.",
    "praise.leg_raise_hold.support_knee": "Your other knee was at a good angle.",
    "praise.leg_raise_hold.support_foot": "Your other foot stayed flat. Good.",
    "praise.leg_raise_hold.leg_height": "You lifted the leg to the right height.",
    "praise.leg_raise_hold.steady": "You held the leg very still.",
    "praise.knee_to_chest.head_shoulders": "Your head and shoulders stayed down. Good.",
    "praise.knee_to_chest.depth": "You drew the knee in well.",
    "praise.knee_to_chest.other_leg": "You kept the other knee bent. Good.",
    "praise.knee_to_chest.knee_folded": "You let the knee bend nicely.",
    "praise.knee_to_chest.other_foot": "Your other foot stayed on the floor. Good.",
    "praise.supine_twist.shoulders_flat": "Both shoulders stayed on the floor. Well done.",
    "praise.supine_twist.crossed": "You brought the knee well over to the other side.",
    "praise.supine_twist.calm": "You stayed calm, without bouncing.",
    "praise.supine_twist.twisted": "You let the knee sink well.",
    "praise.supine_twist.lower_knee": "Your lower leg stayed long. Good.",
    "praise.glute_bridge.high_enough": "You lifted all the way up. Well done.",
    "praise.glute_bridge.not_too_high": "You kept your back from arching at the top. Good.",
    "praise.glute_bridge.shoulders_flat": "Your shoulders stayed on the mat. Well done.",
    "praise.glute_bridge.knees": "Your feet were in the right place.",
    "praise.glute_bridge.feet_flat": "Your feet stayed flat on the floor. Good.",
    "praise.glute_bridge.slow": "You took your time, up and down. Well done.",
    "praise.glute_bridge.arms": "Your arms stayed relaxed beside you.",
    "praise.long_stretch.no_arch": "You kept your back from arching. Good.",
    "praise.long_stretch.flat": "You stayed flat on the floor. Good.",
    "praise.long_stretch.knees": "Your legs stayed long and straight. Good.",
    "praise.long_stretch.right_pair": "You reached with one arm at a time. Good.",
    "praise.long_stretch.arm_overhead": "You reached well past your head.",
    "praise.long_stretch.elbow": "You kept your elbow straight. Good.",
    "praise.ventral_row.superman": "You lifted just one arm and one leg. Good.",
    "praise.ventral_row.straight_row": "Your back stayed straight. Well done.",
    "praise.ventral_row.too_high": "You made yourself long instead of high. Good.",
    "praise.ventral_row.pelvis_chest": "Your hips and chest stayed on the mat. Good.",
    "praise.ventral_row.head": "Your neck stayed long. Good.",
    "praise.ventral_row.right_pair": "You always lifted the right pair. Good.",
    "praise.ventral_row.leg_lifted": "You lifted the leg well.",
    "praise.ventral_row.arm_lifted": "You lifted the arm well.",
    "praise.ventral_row.straight_limbs": "Your arm and leg stayed straight. Good.",
}

_UNTOLD: Final = {
    "untold": "Not everything could be seen from here.",
    "untold.leg_raise_hold.hollow_back": "I cannot see your lower back from here. Feel for yourself"
    " that it stays on the floor.",
    "untold.leg_raise_hold.raised_knee": "I could not see the lifted knee well enough to judge it.",
    "untold.leg_raise_hold.support_knee": "I could not see the other knee well enough to judge it.",
    "untold.knee_to_chest.depth": "I could not see how far the knee came.",
    "untold.knee_to_chest.other_leg": "I could not see the other leg well enough to judge it.",
    "untold.knee_to_chest.other_foot": "I could not see the other foot well enough to judge it.",
    "untold.supine_twist.shoulders_flat": "I could not see both shoulders. Feel for yourself that"
    " they stay on the floor.",
    "untold.supine_twist.crossed": "I could not see well how far the knee came over.",
    "untold.glute_bridge.not_too_high": "I could not see well how high you were.",
    "untold.long_stretch.no_arch": "I cannot see your lower back from here. Feel for yourself that"
    " it does not arch.",
    "untold.long_stretch.knees": "I could not see both knees well enough to judge them.",
    "untold.long_stretch.right_pair": "I could not see where your other arm is.",
    "untold.long_stretch.arm_overhead": "I could not see your arm well enough to judge it.",
    "untold.ventral_row.superman": "I could not see all your arms and legs.",
    "untold.ventral_row.straight_row": "I could not see your back well enough. Feel for yourself"
    " that it does not arch.",
    "untold.ventral_row.pelvis_chest": "I could not see your chest and hips well enough.",
    "untold.ventral_row.head": "I could not see your head well enough to judge it.",
    "untold.ventral_row.right_pair": "I could not see all your arms and legs.",
    "untold.ventral_row.leg_lifted": "I could not see the lifted leg well enough to judge it.",
    "untold.ventral_row.arm_lifted": "I could not see the lifted arm well enough to judge it.",
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
