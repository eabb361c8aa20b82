"""The deliveries that count, from the portal's register. Django must be set up."""

from __future__ import annotations

from collections.abc import Iterable

from kostra.nasjonal.plan import Levert, ordnet
from kostra.portal.status.levert import gjeldende


def leveringer(aarene: Iterable[int], skjemaer: Iterable[str]) -> list[Levert]:
    """Those of these years and forms; of all forms when none is named."""
    onsket = set(skjemaer)
    return ordnet(
        Levert(
            levering=rad.kvitteringsnr,
            skjema=rad.utfylling.skjema,
            aar=rad.utfylling.aar,
            region=rad.utfylling.enhet.region,
            svar=rad.svar,
            lagernavn=rad.fil.lagernavn,
            sha256=rad.sha256,
            storrelse=rad.fil.storrelse,
        )
        for aar in aarene
        for rad in gjeldende(aar).select_related("utfylling__enhet", "fil").iterator()
        if not onsket or rad.utfylling.skjema in onsket
    )
