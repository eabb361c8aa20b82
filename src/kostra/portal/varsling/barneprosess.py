"""One worker process, started by :func:`kostra.portal.varsling.arbeider.hoved`: its queues, its interval.

It stops on SIGTERM and when its standard input ends, which it does when the parent is gone.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Sequence


def kjor(argumenter: Sequence[str]) -> None:
    """``argumenter``: queues with commas between, and seconds to rest."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kostra.portal.settings")
    django.setup()
    from kostra.portal.varsling import arbeider

    koer, intervall = argumenter
    stopp = threading.Event()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the parent, which tells us
    signal.signal(signal.SIGTERM, lambda *_: stopp.set())
    threading.Thread(target=_vent_paa_forelder, args=[stopp], daemon=True).start()
    arbeider.kjor(koer=koer.split(","), intervall=float(intervall), stopp=stopp)


def _vent_paa_forelder(stopp: threading.Event) -> None:
    while os.read(sys.stdin.fileno(), 64):  # unbuffered: a lock held at exit would be fatal
        continue
    stopp.set()


if __name__ == "__main__":
    kjor(sys.argv[1:])
