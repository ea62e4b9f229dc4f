"""Which exercises a recording shows, and when: from their own definitions."""
