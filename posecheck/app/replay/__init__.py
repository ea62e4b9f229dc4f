"""Use case: clips whose truth is known, replayed and compared with it."""
