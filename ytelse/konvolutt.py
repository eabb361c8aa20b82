"""How fast the envelope is: ``python ytelse/konvolutt.py [MB]``.

Medians of five, in this process, beside the same machine's ``sha256sum`` of the same bytes.
"""

from __future__ import annotations

import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from kostra.kryptering import Mottakernokkel, dekrypter, dekrypter_strom, krypter
from kostra.nokler import Bruk, Nokkeltype, lag_nokkel, lag_sertifikat

NAA = datetime(2026, 11, 1, tzinfo=UTC)
GANGER = 5


def median(gjor: Callable[[], object]) -> float:
    """Median of the seconds ``gjor`` takes."""
    tider = []
    for _ in range(GANGER):
        start = time.perf_counter()
        gjor()
        tider.append(time.perf_counter() - start)
    return statistics.median(tider)


def sha256sum(data: bytes) -> float:
    """The yardstick, as a process of its own."""
    with tempfile.NamedTemporaryFile() as fil:
        fil.write(data)
        fil.flush()
        return median(
            lambda: subprocess.run(["sha256sum", fil.name], check=True, stdout=subprocess.DEVNULL)
        )


def hoved(mb: int = 20) -> None:
    data = os.urandom(mb * 1_000_000)
    print(f"{'':<12}{'krypter':>10}{'dekrypter':>11}{'strøm, 2 ganger':>17}   (sekunder, {mb} MB)")
    for type_ in (Nokkeltype.RSA3072, Nokkeltype.RSA4096, Nokkeltype.P256, Nokkeltype.P384):
        privat: Any = lag_nokkel(type_, Bruk.KRYPTERING)
        sertifikat = lag_sertifikat(
            privat,
            bruk=Bruk.KRYPTERING,
            virksomhet="Måling",
            gyldig_fra=date(2025, 9, 1),
            gyldig_til=date(2028, 8, 31),
        )
        nokler = [Mottakernokkel(privat, sertifikat)]
        konvolutt = krypter(data, [sertifikat], naa=NAA)
        inn = median(lambda s=sertifikat: krypter(data, [s], naa=NAA))
        ut = median(lambda k=konvolutt, n=nokler: dekrypter(k, n))
        strom = median(
            lambda k=konvolutt, n=nokler: dekrypter_strom(io.BytesIO(k), io.BytesIO(), n)
        )
        print(f"{type_:<12}{inn:>10.3f}{ut:>11.3f}{strom:>17.3f}")
    print(f"{'sha256sum':<12}{sha256sum(data):>10.3f}")


if __name__ == "__main__":
    hoved(*map(int, sys.argv[1:2]))
