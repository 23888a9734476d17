"""The site's settings as the tests need them: what is written goes to a folder that is thrown away, nothing is slow.

Every worker of pytest-xdist is a process of its own and gets a folder of its own, so that no two share an index.
"""

import atexit
import os
import shutil
import tempfile

VAR_DIR = tempfile.mkdtemp(prefix="archive-tests-")
atexit.register(shutil.rmtree, VAR_DIR, ignore_errors=True)

# The developer's own environment must not change what the tests see. DATABASE_URL alone stays: with it the whole suite
# runs on another database.
for name in [name for name in os.environ if name.startswith("ARCHIVE_")]:
    del os.environ[name]
os.environ["ARCHIVE_VAR_DIR"] = VAR_DIR
os.environ["ARCHIVE_SECRET_KEY"] = "a key for tests only"

from archive.settings import *  # noqa: E402, F403 (the environment has to be set before the settings read it)
from archive.settings import STATIC_ROOT, STORAGES  # noqa: E402

STATIC_ROOT.mkdir()  # WhiteNoise warns of a folder that is not there
# Without collecting first, the names by content are unknown; tests/test_project.py collects once and checks them.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# A hundred log-ins a run: the real hash is slow on purpose.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
