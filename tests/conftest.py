"""What all tests share."""

import os

from hypothesis import settings

# No deadline: on a busy machine the same example takes ten times as long, and time is not what a test may fail on.
# In continuous integration the examples are the same in every run, so that a red run can be seen again.
settings.register_profile("archive", deadline=None, derandomize=bool(os.environ.get("CI")), print_blob=True)
settings.load_profile("archive")
