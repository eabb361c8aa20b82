"""Settings for a process of its own: a database file, and tables without migrations."""

from dataclasses import replace

from portal.innstillinger import *  # noqa: F403
from portal.innstillinger import INSTALLED_APPS

from kostra.portal.varsling.grenser import Grenser

MIGRATION_MODULES = {navn.rpartition(".")[2]: None for navn in INSTALLED_APPS}
VARSLING = replace(Grenser(), smtp_svar=600.0)
