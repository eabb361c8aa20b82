"""Settings for workers in processes of their own: a mail server that is silent is waited for, long."""

from portal.innstillinger import *  # noqa: F403

from kostra.portal.varsling.grenser import Grenser

VARSLING = Grenser(smtp_svar=600.0)
