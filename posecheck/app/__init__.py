"""posecheck.app."""
