### Help of the command line; options by their names in the program.

cli-posecheck = A camera trainer for six exercises of the lower back.
cli-posecheck-more = It checks what a camera can see. It does not diagnose and is not a medical device.
cli-posecheck-epilog = Exit codes: 0 done, 1 fault of the program, 2 wrong use, 3 video cannot be read, 4 model missing or damaged, 5 wrong limits file, 6 results cannot be written, 7 camera, 130 stopped with Ctrl-C, 143 with SIGTERM (128 and the number of the signal).
cli-commands = Commands
cli-metavar-options = [OPTIONS]
cli-metavar-command = COMMAND [ARGS]...
cli-metavar-text = TEXT
cli-metavar-integer = INTEGER
cli-metavar-integer_range = INTEGER RANGE
cli-metavar-float_range = FLOAT RANGE
cli-metavar-path = PATH
cli-metavar-file = FILE
cli-metavar-directory = DIRECTORY

# Options that commands share

cli-option-help = Show this message and exit.
cli-option-version = Show the version and exit.
cli-option-debug = Show where in the program an error arose.
cli-option-language = Of all that is said, shown and written; default: the system's.
cli-option-dose = SETSxREPSxSECONDS, e.g. 1x5x20, or REPS, e.g. 10.
cli-option-limits = TOML file of limits.
cli-option-output = Folder for the results.

# Of train and live

cli-option-camera = Number or name, a stream's address, or file:VIDEO as a stand-in.
cli-option-speed = Play file:VIDEO this many times faster, where the computer can; without sound.
cli-option-brief = Without explanations.
cli-option-mute = Begin without sound (M turns it on).
cli-option-sound = null: no sound, in the time that the words would take.
cli-option-window = Show the picture, or only speak.
cli-option-record = Record the camera's picture into this file (.mp4).
cli-option-transcript = Write what was said when.
cli-option-screenshots = Keep a picture of each page that was shown.
cli-option-save = Keep what was done (on this computer).
cli-option-ratings = Ask for pain and effort.
cli-option-folder = Where sessions are kept, instead of your data folder.
cli-option-learn-back = First learn your lower back by voice, once for each place of camera and mat.
cli-option-model = Pose model; others than the default: posecheck models fetch NAME.
cli-option-share = Let other users of this computer read the recording, transcript and pictures.

# Commands

cli-train = Train in front of the camera: all six exercises, or the EXERCISES named.
cli-train-more = Space pauses and goes on, N skips, Q stops, M is mute, I shows speed and delay. From the mat: hold one arm straight up (see docs/gestures.md).
cli-train-short = Train in front of a camera, led by voice.
cli-train-prescription = TOML file of posecheck prescribe; default: the one in your data folder.
cli-train-rest = Seconds between exercises.
cli-train-resume = Go on with an unfinished session, or begin anew; default: ask.
cli-train-pain = Pain in the back now, 0 to 10.

cli-live = Do one EXERCISE in front of the camera, led by voice and picture.
cli-live-more = Space pauses and goes on, Q stops, M is mute, I shows speed and delay. From the mat: hold one arm straight up (see docs/gestures.md).
cli-live-short = Do one exercise in front of a camera.

cli-cameras = List the cameras of this computer by number and name.
cli-cameras-more = No camera is turned on, unless pictures are asked for.
cli-cameras-short = List the cameras.
cli-cameras-pictures = Turn each camera on for a moment and put a picture of it into this folder.

cli-care = Show the answers to the safety questions, or change them.
cli-care-more = The answers stay on this computer. A yes leaves out exercises and cues until a doctor or physiotherapist was asked, or you go on knowingly.
cli-care-short = Show or change the safety answers.
cli-care-change = Answer all questions again.

cli-analyze = Analyse VIDEO, a recording of one or more exercises (or poses saved as .npz).
cli-analyze-more = Each part that shows an exercise is judged on its own, the others are listed. Writes result.json, metrics.csv and annotated.mp4 into one folder; all of them, or none if something goes wrong.
cli-analyze-short = Analyse a recorded video.
cli-analyze-exercise = Judge all of it as this one (see: posecheck exercises); default: what is recognised.
cli-analyze-prescription = TOML file with the doses of several exercises, as for train.
cli-analyze-save-poses = Keep the poses (poses.npz); they replay.
cli-analyze-no-video = Make no annotated video.
cli-analyze-json = Print the result as JSON and nothing else.
cli-analyze-quality = best: look twice, mirrored too; half as fast.
cli-analyze-share = Let other users of this computer read the results.

cli-lower-back = Learn your lower back from VIDEO, in which you press and arch it (or poses as .npz).
cli-lower-back-more = Lie as for the exercise and keep all else still; on the back: press the lower back into the floor, then arch it gently, twice or more. On the stomach: relax, then lift the chest gently. The times are found, or given.
cli-lower-back-short = Learn your lower back from a video.
cli-lower-back-press = Seconds; repeatable.
cli-lower-back-arch = Seconds; repeatable.
cli-lower-back-save = Keep it for exercises filmed from the same place.

cli-demo = Analyse a sample clip (a synthetic person doing bridges) and say where the results are.
cli-demo-short = Analyse a sample clip and show the results.

cli-replay = Replay clips whose truth is known, and compare.
cli-replay-more = PATH is a folder of clips or a file of one; beside NAME.mp4 lie NAME.truth.json and, for a replay without the pose model, NAME.poses.npz.
cli-replay-epilog = Exit codes: 0 everything agrees, 1 something does not; others: posecheck --help.
cli-replay-short = Replay clips whose truth is known, and compare.
cli-replay-through-model = Look at the pictures (NAME.mp4), whatever is recorded.
cli-replay-poses = Recorded poses only; no model.
cli-replay-junit = Write JUnit XML to this file.
cli-replay-json = Write JSON to this file, - prints.
cli-replay-jobs = Processes that replay recorded poses; default: one per core.
cli-replay-all = List also what agrees.
cli-replay-tolerance-rep = Seconds: beginning and end of a repetition.
cli-replay-tolerance-hold = Seconds: each clock of a hold.
cli-replay-tolerance-fault = Seconds: between a fault and the true one.
cli-replay-tolerance-false-ok = Seconds: ok in a row while it is wrong.
cli-replay-tolerance-stale = Seconds: fault in a row when it is over.

cli-benchmark = Measure how well clips whose truth is known are judged.
cli-benchmark-more = Writes benchmark.md and benchmark.json: counts, clocks, and precision and recall of every check.
cli-benchmark-clips = Folder of clips with their truth.
cli-benchmark-poses-only = Recorded poses only; no pose model.
cli-benchmark-real = Recorded poses of real people with labels.json: right or wrong, one by one.
cli-benchmark-output = Folder for the tables.
cli-benchmark-short = Measure how well known clips are judged.

cli-exercises = List the exercises, or explain NAME: dose, camera, checks and limits.
cli-exercises-short = List the exercises, or explain one.

cli-doctor = Check this computer and say what mends what is wrong.
cli-doctor-short = Check this computer.

cli-models = List, fetch and verify the pose models.
cli-models-short = List, fetch and verify the pose models.
cli-models-list = List the models and whether they are here.
cli-models-list-short = List the models and whether they are here.
cli-models-verify = Check the hash of every model that is here.
cli-models-verify-short = Check the hash of every model that is here.
cli-models-fetch = Fetch the model NAME (uses the network) or copy it from a folder.
cli-models-fetch-short = Fetch a model, or copy it from a folder.
cli-models-fetch-from = Copy from this folder.

# report

cli-report = Make a page in words and pictures of what was done.
cli-report-more = RESULT is the folder that analyze has written, SESSION the log that train names at its end. The page opens in every browser, without a network, and prints.
cli-report-short = Make a page of what was done.
cli-report-since = All sessions of so many days (30d) or weeks (4w).
cli-report-output = The page to write (.html).
cli-report-embed = Put the video into the page.
cli-report-open = Open the page in the browser.
cli-report-ratings = Read the answers that a page has saved, and print how far they agree.
cli-report-folder = Where sessions are kept, for --since.
cli-benchmark-ratings = How far therapists agree, by the answers that pages of report have saved.

cli-option-who = Of whom, where several people train.

# history

cli-history = Show what was done: days, this week, how each exercise changes, pain, daily life.
cli-history-more = WHAT is an exercise, with .left or .right for one side, or pain_before, pain_after, effort_after: --add glute_bridge=10 --add pain_after=3.
cli-history-short = Show what was done, over months.
cli-history-due = Say whether today is a day: exit code 0, else 10.
cli-history-ask = Rate three activities of daily life, once a week.
cli-history-add = Enter what was done by hand.
cli-history-on = Day of --add; default: today.
cli-history-to = Session that --add corrects, or 'last'.
cli-history-delete = Delete a session, or 'last', with all that is known of it.
cli-history-csv = Write a line for each exercise and side.
cli-history-json = Write everything as JSON.
cli-history-ics = Write the days as a calendar file.
cli-history-rebuild = Make the database from the logs again.
cli-history-prescription = Whose days count; default: that of train.

# prescribe

cli-prescribe = Make or change a prescription in a dialogue; without FILE the one that train takes.
cli-prescribe-more = Enter keeps what stands in brackets, a hyphen takes it away.
cli-prescribe-short = Make or change a prescription.
cli-prescribe-check = Only say whether it is right.
cli-prescribe-print = Only print it, as a page for the wall.

cli-analyze-history = Add what was done to posecheck history.
