"""posecheck.cli."""
