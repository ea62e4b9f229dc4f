"""Pictures of synthetic people: surfaces round a figure, a room, a camera's picture."""
