"""How a person rests: the mat, torso and limb lengths that everything is measured from."""
