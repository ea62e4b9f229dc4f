"""What was done, kept on this computer."""
