"""The portal's settings in tests: the real ones, with a database and a folder of their own.

``KOSTRA_TEST_DATABASE`` points at a real PostgreSQL; without it the tests run on SQLite.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ["KOSTRA_MODUS"] = "test"
os.environ["KOSTRA_HEMMELIGHET"] = "bare-for-testene-" + "x" * 50
os.environ["KOSTRA_ADRESSE"] = "https://kostra.example"
os.environ["KOSTRA_VERTER"] = "kostra.example,testserver,127.0.0.1,localhost"
if "KOSTRA_DATA" not in os.environ:  # the first process makes the folder, and takes it away
    os.environ["KOSTRA_DATA"] = tempfile.mkdtemp(prefix="kostra-test-")
    atexit.register(shutil.rmtree, os.environ["KOSTRA_DATA"], ignore_errors=True)
if os.environ.get("KOSTRA_TEST_DATABASE"):
    os.environ["KOSTRA_DATABASE"] = os.environ["KOSTRA_TEST_DATABASE"]

from kostra.portal.settings import *  # noqa: F403

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # a real file: threads of a test see one database with real locks, as processes do
    _fil = Path(os.environ["KOSTRA_DATA"]) / "test.sqlite3"
    _fil.parent.mkdir(parents=True, exist_ok=True)
    # made of the models, which is five times as fast; PostgreSQL is migrated, as in production
    DATABASES["default"]["TEST"] = {"NAME": str(_fil), "MIGRATE": False}  # noqa: F405
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"  # noqa: F405
PASSWORD_HASHERS = ["portal.hashing.RaskArgon2id"]
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 - whitenoise warns when it is missing
