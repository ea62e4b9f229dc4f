"""posecheck.exercises."""
