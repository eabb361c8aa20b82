"""Opens one envelope and controls its content. *Kontrollere* ends here; *Send inn* goes on from here.

Plaintext stays in memory. *Nei* is answered here, before any rule, for every form and year: with
exactly one space it is a delivery without content.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from kostra.kontroll.modell import Rapport
from kostra.kryptering import AnnenMottaker, Mottakernokkel, Profil, dekrypter
from kostra.mottak.feil import Avvist, NokkelMangler
from kostra.mottak.innhold import se_paa, sjekk_skjema
from kostra.mottak.levering import Fremdrift, Kontrollert, Levering, Steg
from kostra.rapport.avvisning import Avvisningsgrunn
from kostra.regler.kontroller import UgyldigRegion, kontroller
from kostra.skjema import bydeler, kommuner

TOM_FIL: Final = b" "
#: Largest envelope that is opened, in bytes.
MAKS_KONVOLUTT: Final = 64 << 20


def kontroller_bare(
    konvolutt: bytes,
    levering: Levering,
    *,
    nokler: Sequence[Mottakernokkel],
    profil: Profil = Profil.STRENG,
    maks_bytes: int = MAKS_KONVOLUTT,
    fremdrift: Fremdrift | None = None,
    kontroll: Callable[..., Rapport] = kontroller,
) -> Kontrollert:
    """Controls one envelope as a delivery is controlled, and registers nothing.

    ``kontroll``: :func:`kostra.regler.kontroller.kontroller`, or the same with other rules.

    Raises:
        KonvoluttFeil: the envelope can't be opened; its subclass says why.
        NokkelMangler: there is no key to open it with.
        Avvist: too large, *Nei* with content, or *Ja* with the empty file.
        UkjentSkjema, UgyldigRegion: no such form, year or region.
    """
    sjekk_skjema(levering)
    _sjekk_region(levering.region)
    si = fremdrift or _si_ingenting
    if len(konvolutt) > maks_bytes:
        raise Avvist(Avvisningsgrunn.FOR_STOR)
    si(Steg.DEKRYPTERER, 0, 0)
    innhold = aapne(konvolutt, nokler, profil)
    _svar_mot_innhold(levering, innhold)
    if levering.svar == "nei":
        return Kontrollert(None)
    sett = se_paa(innhold, levering)
    si(Steg.KONTROLLERER, 0, sett.antall_poster)
    rapport = kontroll(
        innhold,
        skjema=levering.skjema,
        aar=levering.aar,
        region=levering.region,
        navn=navn_paa(levering.region, levering.aar),
        fremdrift=partial(si, Steg.KONTROLLERER),
    )
    return Kontrollert(rapport, sett.avvisning)


def _si_ingenting(_steg: Steg, _ferdig: int, _av: int) -> None:
    return None


def _sjekk_region(region: str) -> None:
    """*Nei* is answered before any rule, so the rules can't be the ones to refuse the region."""
    if len(region) != 6 or not (region.isascii() and region.isdigit()):
        raise UgyldigRegion(
            "Region skal være seks siffer: kommunenummer og bydel (00 utenfor Oslo). "
            f"Fikk {len(region)} tegn."
        )


def aapne(konvolutt: bytes, nokler: Sequence[Mottakernokkel], profil: Profil) -> bytes:
    """The content. Without any key, what is wrong with the envelope itself is still told."""
    try:
        return dekrypter(konvolutt, nokler, profil=profil)
    except AnnenMottaker:
        if not nokler:
            raise NokkelMangler from None
        raise


def _svar_mot_innhold(levering: Levering, innhold: bytes) -> None:
    if levering.svar == "nei" and innhold != TOM_FIL:
        raise Avvist(Avvisningsgrunn.NEI_MED_INNHOLD)
    if levering.svar == "ja" and innhold == TOM_FIL:
        raise Avvist(Avvisningsgrunn.JA_MED_TOM_FIL)


def navn_paa(region: str, aar: int) -> str:
    """The unit's name: the municipality's, or Oslo's bydel."""
    kommune = kommuner(aar).get(region[:4], "")
    bydel = bydeler().get(region[4:], "") if region[:4] == "0301" else ""
    return f"{kommune}, {bydel}" if bydel else kommune
