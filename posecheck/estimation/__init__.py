"""posecheck.estimation."""
