title = Bridge, held
summary = Lift the bottom and stay there, shoulders flat.
advice = Put the camera at your side, low, so that it sees your whole body.
place = Put the camera beside the mat, low, so that it sees all of you.
explain = Lie on your back, both feet up. Lift your bottom until shoulders, hips and knees make a line, and hold.

shoulders_flat = Keep your shoulders on the mat.
    .shown = Shoulders on the mat
high_enough = Lift until shoulders, hips and knees make a line.
    .shown = Lift higher

begin = When you are ready: lift slowly, and stay there.
hold-reached = And slowly down. That was number { WORD($count) }.
praise-shoulders_flat = Your shoulders stayed on the mat. Well done.
praise-high_enough = You kept yourself high. Well done.
untold-high_enough = I could not see well how high you were.
