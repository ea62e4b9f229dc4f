"""From observations to estimates: every landmark with its uncertainty."""
