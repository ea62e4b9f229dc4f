"""What is said during an exercise and when: pure, by text ids, on frame time."""
