"""Every pose model that is on this computer."""

from __future__ import annotations

import pytest

from posecheck.pose_models import landmark_models


@pytest.fixture(scope="session", params=list(landmark_models()))
def model(request: pytest.FixtureRequest) -> str:
    """Name of a model; what holds of one must hold of each."""
    name = str(request.param)
    if not landmark_models()[name].path.is_file():
        pytest.skip(f"pose model {name} is not here; see: posecheck models fetch {name}")
    return name
