"""What is true of a made clip, worked out in space and not from any picture."""
