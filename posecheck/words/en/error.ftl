### What went wrong: what, where, what was expected, what to do next.

error-choice-unknown = { $what } '{ $given }': unknown; there are: { $known }
error-unwritable = { $path }: cannot be written ({ $why }); choose another folder with -o, or free some space
error-folder_in_the_way = { $path }: a folder is in the way; choose another folder with -o
error-replaces_recording = { $path }: the results would replace the recording itself; choose another folder with -o
error-back-press_and_arch = give both --press and --arch, or neither: then they are looked for
error-back-nobody_lies = { $name }: nobody lies still on the back or stomach in it
error-back-no_outline = { $name }: it holds no outline of the trunk, which shows the lower back; give the video itself
error-poses-none = { $name }: no recorded poses ({ $why })
error-back-not_shown = { $name }: nobody presses and arches the lower back twice in it with all else still; where somebody does, give the times: --press 1-4 --arch 5-8
error-back-not_then = { $name }: nobody lies in one place at all of the times given
error-model-unknown = pose model '{ $name }': unknown; there are: { $known }
error-model-other_hash = pose model { $name }: what came has another hash; nothing was changed
error-model-unwritable = { $path }: cannot be written ({ $why })
error-model-unreadable = { $path }: cannot be read ({ $why })
error-model-comes_with_it = pose model { $name }: it comes with the program; install posecheck-trainer again, or give --from a folder that holds it
error-model-not_fetched = pose model { $name }: cannot be fetched ({ $why }); check the network, or give --from a folder that holds it
error-exercise-missing = which exercise is it? Name one (-e NAME): { $names }
error-address = { $path }: an address, not a file; save the video on this computer and give its name
error-labels = { $path }: no labels of real people ({ $why }); expected NAME: {"{"}expect: […]{"}"} beside NAME.npz
error-clip-damaged = damaged, or no file of arrays
error-clip-unreadable = { $name }: cannot be read ({ $why }); make the clip anew
error-clip-no_time = { $name }: expected the array time_s (frames); make the clip anew
error-clip-none = { $path }: no clip with its truth (NAME{ $suffix }) in this folder
error-clip-missing = { $path }: there is no such file or folder
error-clip-no_truth = { $path }: nothing to compare with; expected { $name }{ $suffix } beside it. To analyse it, use: posecheck analyze
error-clip-no_poses = { $name }: no recorded poses ({ $poses }); use --through-model, or make them anew
error-speed = --speed: only a file can be played faster; give --camera file:VIDEO
error-exercise-not_planned = exercise { $name }: not in the plan; there are: { $known }
error-camera-file = --camera { $name }: a file; write file:{ $name } to play it
error-camera-no_video = --camera file: no video is named; write file:VIDEO
error-camera-scheme = --camera: { $scheme }:// is no kind of stream ({ $known } are)
error-camera-incomplete = --camera: not a complete address; expected { $scheme }://HOST:PORT/PATH
error-camera-number = --camera { $name }: no such number; posecheck cameras lists them
error-no_h264 = no H.264 can be written here: { $why }
error-no_file = { $path }: no such file; check the name and the folder
error-poses-no_file = { $path }: not a file; expected recorded poses (.npz)
error-poses-too_large = { $name }: too large for recorded poses ({ FIXED($gigabytes, digits: 1) } GB)
error-poses-damaged = { $name }: no recorded poses, or damaged ({ $why }); expected an .npz made with --save-poses
error-poses-arrays = { $name }: no recorded poses; missing arrays: { $missing }
error-poses-far = { $where }: expected numbers up to { FIXED($most) }, or NaN for unknown
error-poses-share = { $where }: expected 0 to 1, got { $least } to { $most }
error-poses-size = { $where }: expected width and height, once or for each row
error-poses-pixels = { $where }: expected pixels, neither NaN nor over { FIXED($most) }
error-poses-no_size = { $where }: expected 1 pixel or more where a person is seen
error-poses-one_side = { $name }: { $array }: expected both trunk sides or none
error-poses-with_it = { $name }: { $array }: expected with it: { $missing }
error-camera-no_picture = { $name }: no picture comes from it
error-video-undecodable = { $name }: no picture in it can be decoded ({ $count } damaged); record or copy it again
error-video-unknown_format = unknown format
error-video-not_video = { $name }: not a video that can be read ({ $why }); expected a file such as MP4, MOV, MKV, WebM or AVI
error-video-coding = { $name }: its kind of picture coding is unknown here; save it as H.264 in MP4
error-video-picture = { $name }: a picture, not a video; expected a recording
error-video-too_large = { $name }: the picture is too large ({ $width }x{ $height }, at most 7680x4320); save it in a smaller size
error-video-folder = { $path }: a folder, not a video file; name a file in it
error-video-not_regular = { $path }: not a regular file (a pipe or device); save it as a file first
error-video-unreadable = { $path }: cannot be read ({ $why }); check its permissions
error-video-empty = { $path }: the file is empty; record or copy it again
error-video-impossible_name = not a possible name
error-video-unopened = { $path }: cannot be opened ({ $why }); check the name and its permissions
error-camera-none = no camera was found; plug one in, or use a phone as a network camera (--camera http://...)
error-unwritable_folder = { $path }: cannot be written ({ $why }); choose another folder
error-care-nothing_left = nothing is left to do with your safety answers; ask a doctor or physiotherapist, then change them with: posecheck care
error-care-nobody = care --change: nobody is there to answer; run it in a terminal
error-doctor = doctor: { $count } of { $total } not in order; see the arrows above
error-span = { $option } { $given }: expected seconds FROM-TO, such as { $option } 1-4
error-model-disorder = pose models: { $names } not in order; run: posecheck models fetch { $first }
error-unwritable_file = { $path }: cannot be written ({ $why }); choose another file
error-resume = no unfinished session of the last day; leave out --resume
error-model-no_start = the pose model cannot start ({ $why }); run: posecheck doctor
error-pandas = a table needs pandas, which cannot be loaded ({ $why }); run: pip install 'posecheck-trainer[dataframe]'
error-truth-unreadable = { $name }: cannot be read ({ $why })
error-truth-other = { $name }: expected the truth of a clip ({ $schema }), got something else ({ $why })
error-sample = sample clip { $name }: not found; there are: { $known }
error-calibration = { $path }: the calibration of the pose model cannot be read ({ $why }); install posecheck again
error-nothing_named = { $what }: nothing is named; name it, or leave it out
error-memory = this computer has too little memory for that
error-bug = a fault of the program; add --debug to see where, and please report it
error-clip-shape = { $name }: { $array }: expected { $count } frames, got { $shape }; make the clip anew
error-exercise-unknown = exercise '{ $name }': unknown; there are: { $known }
error-exercise-near = exercise '{ $name }': unknown; did you mean { $near }?
error-exercise-not_loaded = exercise '{ $name }' ({ $value }): cannot be loaded ({ $why }); mend or uninstall it
error-exercise-no_exercise = exercise '{ $name }' ({ $value }): expected an Exercise, got { $got }
error-exercise-other_name = exercise '{ $name }' ({ $value }): is called '{ $own }'; announce it under that name
error-camera-nothing = --camera: nothing is named; give a camera's number or name, http://…, rtsp://… or file:VIDEO
error-camera-busy_with = { $name }: { $user } is using it; close that program
error-camera-same_name = { $name }: cameras { $numbers } have that name; give the number (--camera { $number })
error-camera-there_are = { $name }: there is no such camera; there are { $names }
error-camera-name = camera { $number }
error-camera-net-ended = { $name }: no picture comes any more; is it still running?
error-camera-net-sound = { $name }: sends sound and no picture
error-camera-net-coding = { $name }: its kind of picture coding is unknown here
error-camera-net-password = { $name }: wants a name and password; write http://NAME:PASSWORD@HOST/…
error-camera-net-no_stream = { $name }: answers, but not with a stream of pictures; such an address often ends in /video
error-camera-net-nothing = { $name }: answers, but has nothing at that address
error-camera-net-fault = { $name }: answers, but has a fault of its own; start the app or the camera again
error-camera-net-wrongly = { $name }: answers wrongly, or sends on elsewhere; give the address of the stream itself
error-camera-net-silent = { $name }: does not answer; check the address, and that both are in the same network
error-lost-none = { $name }: there is no camera; plug one in (posecheck cameras lists them)
error-lost-not_found = { $name }: there is no such camera; posecheck cameras lists them
error-lost-unplugged = { $name }: the camera is gone; plug it in again
error-lost-busy = { $name }: another program is using it; close that program
error-lost-refused = { $name }: you are not allowed to use it; { $platform ->
    [linux] allow your user to use cameras (group video), then log in again
    [darwin] allow it under System Settings, Privacy & Security, Camera
    [win32] allow it under Settings, Privacy & security, Camera
   *[other] allow it in the settings of the system
}
error-lost-stalled = { $name }: no picture comes from it; unplug it and plug it in again
error-lost-failed = { $name }: it cannot be opened; unplug it and plug it in again
error-shows_nothing-frozen = { $name }: the picture stands still; it is started again
error-shows_nothing-black = { $name }: the picture is black; open its cover, or turn on the light
error-shows_nothing-stalled = { $name }: no picture comes; check its cable or network
error-model-missing = pose model { $name }: { $file } is missing; run: posecheck models fetch { $name }
error-model-damaged = pose model { $name }: { $file } is damaged; run: posecheck models fetch { $name }
error-poses-times = { $name }: time_s: expected increasing seconds, one for each row, within a day
error-poses-shape = { $where }: expected shape { $shape } of numbers, got { $got } of { $kind }
error-recording-disk = the disk is nearly full
error-recording-ended = { $path }: the recording has ended ({ $why }); { $kept ->
    [some] what was recorded before is kept
   *[none] nothing was recorded
}; free some space before the next one
error-recording-there = { $path }: there already; choose another name for the recording
error-recording-unwritable = { $path }: cannot be written ({ $why }); choose another folder
error-video-no_picture = { $name }: no moving picture in it{ $streams ->
    [sound] , only sound
   *[none] { "" }
}; expected a video
error-see_help = { $said } (see: { $command } --help)
error-poses-no_model = not known
error-poses-other_model = model { $model }: these poses are recorded, and of another model ({ $own }); leave it out, or give a video
error-file-not_regular = not a regular file
error-file-too_large = far too large, { $kilobytes } kB at most
error-file-too_deep = nested too deeply
error-file-no_number = { $number } is no number
error-session-too_many = too many sessions of the same second
error-session-unwritable = { $path }: the session cannot be written ({ $why }); free some space or make the folder writable
error-session-no_beginning = its first line is no beginning of a session
error-session-schema = it has another schema than { $schema }
error-session-no_plan = its plan, or when it was begun, cannot be read
error-session-plan_size = its plan is empty, or far too long
error-session-passed_over = { $path }: no session that can be read ({ $why }); it is passed over; delete it or move it away
error-kept-no_answer = no such answer to { $names }
error-kept-care = { $path }: the safety answers cannot be read ({ $why }); they will be asked again
error-dose-form = dose '{ $dose }': expected SETSxREPSxSECONDS, for example 1x5x20, or REPS, for example 10
error-dose-movement = this exercise is a movement and has no seconds to hold
error-dose-least = at least one set, one repetition and one second
error-dose-most = a hold of at most { FIXED($seconds) } s, please
error-kept-schema = expected schema { $schema }
error-kept-missing = it has no { $name }
error-limits = { $what }: { $faults } (see: posecheck exercises { $exercise })
error-limits-example = [glute_bridge] and top_hip_fault_deg = 155
error-prescription-example = [[exercise]] and name = "glute_bridge"
error-limits-order = { $exercise }.{ $name }: { $value } is on the wrong side of { $other } = { $end }
error-dose-kind = dose '{ $dose }': expected text such as "1x5x20", or a number
error-prescription = prescription { $name }: { $faults }
error-prescription-twice = { $name } is there twice; give it more sets
error-kept-damaged = { $count } of { $total } entries are damaged
error-kept-profile = { $path }: what is known of your lower back cannot be read ({ $why }); show it again
error-toml-unreadable = cannot be read ({ $why }); check its name
error-toml-none = not a TOML file ({ $why }); expected lines such as { $example }
error-toml-huge = a huge number
error-poses-unknown_model = these poses are of an unknown pose model (sha256 { $sha256 }…); known: { $known }. Analyse the video itself
error-kept-care_unwritable = { $path }: the safety answers cannot be kept ({ $why }); free some space or make the folder writable
error-kept-profile_unwritable = { $path }: the profile cannot be kept ({ $why }); free some space or make the folder writable
error-dose-faults = dose { $dose }: { $faults }
error-limits-file = { $name }: { $why }
error-toml-table = expected a table
error-toml-a_table = a table
error-toml-rest = 0 to 600 seconds
error-toml-name = a name, for example name = "glute_bridge"
error-toml-exercises = [[exercise]] tables with a name each
error-toml-expected = expected { $wanted }
error-toml-got = expected { $wanted }, got { $got }
error-toml-near = unknown, did you mean { $near }?
error-toml-unknown = unknown (there are: { $known })
