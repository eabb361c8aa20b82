"""Keys made for the tests (P-256, for speed), envelopes to them, and extracts of 11CF 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from kostra.kryptering import Mottakernokkel, krypter
from kostra.mottak import Kontrollert, Levering, Mottatt, kontroller_bare, motta
from kostra.nokler import Bruk, Nokkeltype, lag_nokkel, lag_sertifikat

NAA = datetime(2026, 11, 24, 12, 30, 15, 999, tzinfo=UTC)
KANARI = "KANARI77"
POST = (
    "110326  15061990J000000115869010089112000102202501032025010420252         2     "
    "01020304050607080910111202400001" + " " * 30 + "SB00000001"
)


def post(journal: str = "J0000001", nummer: str = "15869010089", **bytte: str) -> str:
    """The base record; ``bytte`` is start position (0-based) as ``p12`` and the text put there."""
    linje = POST[:16] + journal + nummer + POST[35:]
    for plass, tekst in bytte.items():
        fra = int(plass[1:])
        linje = linje[:fra] + tekst + linje[fra + len(tekst) :]
    assert len(linje) == 152
    return linje


def fil(*poster: str) -> bytes:
    return "".join(f"{p}\n" for p in poster).encode()


ANNEN = post("J0000002", "16869010018", p8="16061990")
GOD = fil(post(), ANNEN)
#: Months without an amount: one warning.
MED_ADVARSEL = fil(post(p104="0000000"), ANNEN)
#: No such code in KJONN.
MED_FEIL = fil(post(KANARI, p35="9"), ANNEN)
OSLO = fil(post(p0="0301", p6="06"))


@cache
def par(navn: str, bruk: Bruk, fra: int = 2020, til: int = 2099) -> tuple[Any, Any]:
    """A key and its certificate; ``navn`` keeps keys of the same use apart."""
    nokkel = lag_nokkel(Nokkeltype.P256, bruk)
    sertifikat = lag_sertifikat(
        nokkel, bruk=bruk, virksomhet=navn, gyldig_fra=date(fra, 1, 1), gyldig_til=date(til, 12, 31)
    )
    return nokkel, sertifikat


def mottakernokkel(navn: str = "SSB") -> Mottakernokkel:
    return Mottakernokkel(*par(navn, Bruk.KRYPTERING))


def konvolutt(innhold: bytes, *navn: str) -> bytes:
    til = [par(n, Bruk.KRYPTERING)[1] for n in navn or ("SSB",)]
    return krypter(innhold, til, naa=NAA)


def mottar(innhold_eller_konvolutt: bytes, *, kryptert: bool = False, **valg: Any) -> Mottatt:
    """Receives 11CF 2026 for Stavanger with the answer ja, unless told otherwise."""
    data, levering, valg = _bestilling(innhold_eller_konvolutt, kryptert, valg)
    valg = {
        "signering": par("SSB", Bruk.SIGNERING),
        "naa": NAA,
        "tilfeldig": lambda antall: bytes(range(antall)),
        **valg,
    }
    return motta(data, levering, **valg)


def kontrollerer(
    innhold_eller_konvolutt: bytes, *, kryptert: bool = False, **valg: Any
) -> Kontrollert:
    """The same delivery, only controlled."""
    data, levering, valg = _bestilling(innhold_eller_konvolutt, kryptert, valg)
    return kontroller_bare(data, levering, **valg)


def _bestilling(
    data: bytes, kryptert: bool, valg: dict[str, Any]
) -> tuple[bytes, Levering, dict[str, Any]]:
    om = {"skjema": "11CF", "aar": 2026, "region": "110300", "svar": "ja", "filnavn": "uttrekk.p7m"}
    levering = Levering(**om | {navn: v for navn, v in valg.items() if navn in om})
    resten = {navn: v for navn, v in valg.items() if navn not in om}
    return data if kryptert else konvolutt(data), levering, {"nokler": [mottakernokkel()], **resten}
