"""posecheck.studio."""
