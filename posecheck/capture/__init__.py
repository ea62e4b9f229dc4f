"""posecheck.capture."""
