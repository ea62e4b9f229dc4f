"""The studio: a person made of code, in front of a virtual camera, with the truth known."""
