"""The portal's settings in the campaign: the real ones, mail in a hurry, and a disk that can fail.

``KOSTRA_TEST_DISK`` names a file: while it is there, the store's disk fails as it says.
"""

import os
from datetime import timedelta
from pathlib import Path

from feil.disken import settes_inn
from kostra.portal.settings import *  # noqa: F403
from kostra.portal.settings import LOGGING
from kostra.portal.varsling.grenser import EPOST, SMS, Grenser

_STRAKS = tuple(timedelta(seconds=s) for s in (0.3, 0.6, 1.0))
VARSLING = Grenser(
    smtp_svar=0.5,
    sms_svar=0.5,
    pauser={EPOST: _STRAKS, SMS: _STRAKS},
    leie={EPOST: timedelta(seconds=3), SMS: timedelta(seconds=3)},
    sms_ikke_igjen=timedelta(seconds=2),
    etternoler=timedelta(seconds=1),
)
LOGGING = LOGGING | {"kroker": True}  # as in production: nothing of an exception is printed
if "KOSTRA_TEST_DISK" in os.environ:
    settes_inn(Path(os.environ["KOSTRA_TEST_DISK"]))
