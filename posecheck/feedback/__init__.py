"""posecheck.feedback."""
