"""posecheck.settings."""
