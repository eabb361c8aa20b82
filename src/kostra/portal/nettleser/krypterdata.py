"""For whom the browser encrypts, and what it says about it. The work itself is ``nett/krypter.js``."""

from __future__ import annotations

import base64
from collections.abc import Iterable

from cryptography.hazmat.primitives.serialization import Encoding
from django.utils.translation import gettext as _

from kostra.kryptering import les_sertifikat
from kostra.portal.runde.models import Sertifikat


def som_liste(sertifikater: Iterable[Sertifikat]) -> list[dict[str, str]]:
    """For JSON: DER in base64, with the fingerprint that the portal shows elsewhere.

    The browser computes its own from the bytes, and encrypts to nobody if the two differ.
    """
    return [{"der": _der(ett), "fingeravtrykk": ett.fingeravtrykk} for ett in sertifikater]


def _der(sertifikat: Sertifikat) -> str:
    der = les_sertifikat(sertifikat.pem.encode()).public_bytes(Encoding.DER)
    return base64.b64encode(der).decode("ascii")


def tekster() -> dict[str, str]:
    """Name -> sentence; ``{…}`` is filled in by the script."""
    return {
        "krypterer": _("Krypterer filen …"),
        "gyldig_til": _("gyldig til {dato}"),
        "ulest": _("Filen kunne ikke leses. Er den åpen i et annet program? Velg den på nytt."),
        "s_ikke_ennaa": _(
            "Sertifikatet gjelder ikke ennå. Last siden på nytt, eller meld fra til SSB."
        ),
        "s_utlopt": _("Sertifikatet har gått ut. Last siden på nytt, eller meld fra til SSB."),
        "s_nokkel": _("Sertifikatet har en nøkkel som ikke kan brukes. Meld fra til SSB."),
        "s_bruk": _("Sertifikatet er ikke laget for kryptering. Meld fra til SSB."),
        "s_skadet": _("Sertifikatet er skadet. Meld fra til SSB."),
        "s_fingeravtrykk": _(
            "Sertifikatet er ikke det siden sier at det er. Ikke send filen; meld fra til SSB."
        ),
        "s_ingen": _("Det er ikke lagt ut noe sertifikat for dette året ennå."),
    }
