"""posecheck.kinematics."""
