"""What is said about being seen, about signs, safety, pain and sound, in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["TEXTS"]

_LOCK: Final = {
    "lock.face_seen": "I see you. Now lie down.",
    "lock.face_seen.supine": "I see you. Now lie down on your back, one side to the camera.",
    "lock.face_seen.prone": "I see you. Now lie down on your stomach, one side to the camera.",
    "lock.lying": "Good. Now lie still for a moment.",
    "lock.locked": "I see you.",
    "lock.left": "You are out of the picture. I wait for you.",
    "lock.got_up": "I wait until you lie down again.",
    "lock.shifted": "You have moved. Lie still for a moment.",
    "lock.returned": "There you are again.",
    "lock.moved": "I see you, in the new place.",
    "lock.nobody": "I can't see anybody. Come into the picture.",
    "lock.face_hidden": "Turn your face to the camera for a moment.",
    "lock.not_lying": "Lie down on the mat.",
    "lock.on_your_side": "You are lying on your side. Roll over.",
    "lock.turn_on_back": "Turn onto your back.",
    "lock.turn_on_stomach": "Turn onto your stomach.",
    "lock.head_hidden": "I can't see your head. Slide along the mat, or turn the camera.",
    "lock.body_hidden": "I can't see all of your body. Move the camera back, or come into the"
    " middle.",
    "lock.view": "The camera sees you at an angle. It belongs straight at your side.",
    "lock.moving": "Lie still for a moment, so that I can measure.",
    "lock.start_pose": "Take the start position, and lie still.",
}

_GESTURE: Final = {
    "gesture.how": "To pause at any time, raise one arm straight up and hold it there. Keep it up"
    " to skip the exercise, and longer to stop. I say what you get; lower the arm to choose it.",
    "gesture.how.prone": "On your stomach, bend one knee so that the foot points at the ceiling"
    " instead.",
    "gesture.pause": "Pause.",
    "gesture.go_on": "Go on.",
    "gesture.skip": "Skip.",
    "gesture.stop": "Stop.",
}

_CARE: Final = {
    "care.stop_rule": "A mild stretch is fine, pain is not. Stop if pain gets sharp or runs down a"
    " leg, or if you feel numb, weak, dizzy or short of breath. Keep breathing.",
    "care.emergency": "Numbness between the legs, new trouble with bladder or bowel, or weakness in"
    " both legs: call the emergency number at once.",
    "care.sore": "Sore muscles in the next days are not back pain. They pass.",
    "care.not_medical": "I check what a camera can see. I do not diagnose.",
    "care.intro": "First, a few questions about your health. You can change the answers later.",
    "care.ask.osteoporosis": "Do you have osteoporosis?",
    "care.ask.spinal_stenosis": "Do you have spinal stenosis, a narrowing of the spinal canal?",
    "care.ask.back_surgery": "Have you had an operation on your back?",
    "care.ask.hip_replacement": "Have you had a new hip in the last two months?",
    "care.ask.pregnancy": "Are you pregnant, beyond the sixteenth week?",
    "care.why.osteoporosis": "With osteoporosis I never ask you to bend or turn further. Ask your"
    " doctor or physiotherapist before you begin.",
    "care.why.spinal_stenosis": "With spinal stenosis I leave out the exercise on the stomach, and"
    " do not ask for a higher bridge. Ask your doctor or physiotherapist before you begin.",
    "care.why.back_surgery": "After an operation on the back, ask your doctor or physiotherapist"
    " which of these exercises are right for you.",
    "care.why.hip_replacement": "With a new hip I leave out knee to chest and the twist. Ask your"
    " doctor or physiotherapist when you may do them.",
    "care.why.pregnancy": "Beyond the sixteenth week nobody should lie flat on the back for long,"
    " or on the stomach. Ask your doctor or midwife first.",
    "care.cleared": "Have you asked, and may you do it, or do you go on knowingly?",
    "care.rate.pain_before": "How much does your back hurt now, from zero to ten? Zero is no pain,"
    " ten is the worst you can think of.",
    "care.rate.pain_after": "How much does your back hurt now, from zero to ten? Zero is no pain.",
    "care.rate.effort_after": "How hard was it, from zero to ten? Zero is no effort at all.",
    "care.pain.severe": "That is strong pain. Do no more today, and talk to your doctor or"
    " physiotherapist before the next time.",
    "care.pain.worse": "Your back hurts more than before. Take it easier next time. If it stays so,"
    " ask your doctor or physiotherapist.",
    "care.pain.better": "Your back hurts less than before.",
    "care.pain.same": "Your pain is much the same as before.",
    "care.pain.unknown": "Watch how your back feels in the next hours.",
    "care.stopped.pain": "You stopped because of pain. That was right. Rest. If the pain stays, or"
    " runs down a leg, see a doctor.",
    "care.stopped.tired": "Enough for today. That is fine.",
    "care.stopped.other": "We stop here.",
}

_VOICE: Final = {
    "voice.check": "This is how loud I am. Turn the sound up or down until you hear me well.",
    "voice.none": "This computer has no voice that I can use: everything is shown in the picture.",
    "voice.none.do": "On Linux, install espeak-ng.",
    "voice.broken": "The sound does not work: everything is shown in the picture.",
    "voice.broken.do": "Check the loudspeaker or headphones; I try again by myself.",
}

TEXTS: Final[Mapping[str, str]] = {**_LOCK, **_GESTURE, **_CARE, **_VOICE}
"""Id to text."""
