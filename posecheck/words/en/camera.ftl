### About the camera and the light.

camera-too_dark = It is too dark for me to see you.
camera-too_dark-do = Switch a light on, in front of you rather than behind.
camera-back_lit = The light is behind you: I see little more than your outline.
camera-back_lit-do = Close the curtain behind you, or put the camera on the window's side.
camera-tilted = The camera is tilted.
camera-tilted-do = Set it level, so that the mat lies straight in the picture.
camera-too_far = You are very small in the picture.
camera-too_far-do = Put the camera closer, so that you nearly fill its width.
camera-cut_off = I can't see { $part }.
camera-cut_off-do = Slide along the mat, or put the camera further away.
camera-wrong_side = Your other side is towards the camera.
camera-wrong_side-do = { $side ->
    [left] Lie the other way round, your left side to the camera.
    [right] Lie the other way round, your right side to the camera.
   *[unknown] Lie the other way round.
}
camera-arm_hides_back = Your arm hides your lower back.
camera-arm_hides_back-do = Rest the arm on the camera's side on your chest.
camera-angle = The camera sees you at a slant.
camera-angle-do = Put it straight at your side, level with your hips.
camera-end_view = The camera sees you from the end of the mat.
camera-end_view-do = Put it at your side.
camera-too_high = The camera is high for this exercise: I may not see your lower back.
camera-too_high-do = If you can, put it lower.
camera-too_low = The camera is low for this exercise: I may see only your near side.
camera-too_low-do = If you can, put it higher and tilt it down.
