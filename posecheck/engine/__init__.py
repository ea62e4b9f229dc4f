"""posecheck.engine."""
