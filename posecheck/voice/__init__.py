"""The voice: words and sounds to a loudspeaker, which never block and never crash."""
