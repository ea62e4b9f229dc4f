### What a result says of what could not be judged, or not well.

note-slant = The camera stood at a slant; angles are less exact. { $advice }
note-coverage = Only { NUMBER($share, style: "percent") } of the time could be judged.
note-moved = The person or the camera moved; each stretch was judged on its own.
note-one_picture = one picture is not a movement.
note-no_picture = there is no picture in it.
note-nobody = nobody was seen in the picture.
note-no_time = { $count } pictures had no time of their own and were left out.
note-size_changed = The size of the picture changed midway; each part was judged in its own size.
note-gaps = Pictures are missing for { FIXED($seconds, digits: 1) } s in all; that time was not judged.
note-still = the picture stands still (a photograph, or a stream that stopped).
note-dark-unseeable = the picture is too dark to see anybody in it; turn on a light in front of you.
note-noisy = the picture is too noisy to see anybody in it; more light helps.
note-still-part = The picture stands still for { FIXED($seconds, digits: 1) } s (a photograph, or a stream that stopped); that time was not judged.
note-camera_lost = The camera moved and could not be followed for { FIXED($seconds, digits: 1) } s; that time was not judged.
note-camera_moved = The camera moved; what it saw was steadied, and angles are less exact.
note-dark = The picture is dark; what is seen in it is less exact.
note-old_poses = The poses were saved by an older version, without the person's outline; what is read from it is can't tell. Analyse the video itself to have it judged.
note-model-no_calibration = No calibration for the { $name } model: judged with a wide spread, { $factor } times that of the { $default } model.
note-model-unnamed = The poses name no pose model; judged as if they were of the { $default } one.
note-rate-too_low = Only { FIXED($fps) } pictures a second: too few to follow a movement; times and tempo are rough. Record 15 or more.
note-rate-low = Only { FIXED($fps) } pictures a second: times and tempo are less exact. Record 15 or more.
note-file-runs_back = time runs backwards at { FIXED($seconds, digits: 1) } s
note-file-ends = ends at { FIXED($end, digits: 1) } s of { FIXED($declared, digits: 1) } s
note-file-no_end = its end, behind { FIXED($seconds, digits: 1) } s, is missing
note-cant_tell = Can't tell
note-cant_tell-because = { note-cant_tell }: { $why }
note-cant_tell-posture = { note-cant_tell }: { $title } is done { $how }; the person lay { $seen }.
note-cant_tell-from_there = { note-cant_tell } from where the camera stood. { $advice }
note-cant_tell-too_little = { note-cant_tell }: too little of the body was seen. { $advice }
note-nothing_done = No { LOWER($title) } was seen, nor an attempt at one.
note-none_known = none of the exercises was recognised; if it is one of them, name it with -e NAME.
note-other = { $title }, { $start } to { $end }
note-instead = It looks like another exercise ({ $what }). { note-leave_out }
note-others = It shows other exercises, too ({ $what }). { note-leave_out }
note-leave_out = Leave out -e, and each part is judged as what it shows.
note-lying-supine = on the back
note-lying-prone = on the stomach
note-lying-side = on the side
note-never_lying = a person was seen, but never lying on a mat for a second.
note-never_lying-upright = a person was seen, but never lying on a mat for a second; if they lie, { note-on_its_side }
note-on_its_side = the picture is on its side; turn it by 90 degrees and analyse it again.
note-upside_down = the picture is upside down; turn it by 180 degrees and analyse it again.
note-incomplete = Incomplete: the file is damaged{ $why ->
    [none] { "" }
   *[other] { " " }({ $why })
}; only what could be read was judged.
note-file-damaged = { $count ->
    [one] { $count } damaged part
   *[other] { $count } damaged parts
}
