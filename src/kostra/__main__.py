"""``python -m kostra`` is the command ``kostra``."""

from kostra.cli import hoved

hoved()
