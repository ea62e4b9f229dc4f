"""Getting a person in front of the camera: checks, lock-on, signs by arm. Pure."""
