"""Settings for workers in processes of their own: a mail server that is silent is waited for, long."""

from kostra.portal.varsling.grenser import Grenser
from portal.innstillinger import *  # noqa: F403

VARSLING = Grenser(smtp_svar=600.0)
