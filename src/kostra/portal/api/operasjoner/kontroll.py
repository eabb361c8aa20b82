"""Control of a file in plain text: looked at in memory, and neither stored nor logged.

The engine is the same as on the command line and in mottak. How many run at once is limited in each
process, so that the portal's pages still answer.
"""

from __future__ import annotations

import base64
import binascii
import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.http import HttpResponse
from django.utils.translation import gettext as _
from ninja import Router

import kostra
from kostra.kontroll.modell import Grad, Melding, Rapport
from kostra.portal.api.models import Omfang
from kostra.portal.api.operasjoner import kropp, svar
from kostra.portal.api.operasjoner.adgang import JSON, ApiNokkel, Kall
from kostra.portal.api.problem import Feltproblem, Problem
from kostra.portal.api.stier import for_ninja
from kostra.rapport import skriv
from kostra.rapport.rens import uten_fodselsnummer
from kostra.rapport.som_json import regelnavn
from kostra.regler.kontroller import UkjentSkjema, kontroller

#: The largest file that is controlled here, in bytes; the command line takes larger ones.
MAKS_FIL: Final = 10 * 1024 * 1024
_MAKS_KROPP: Final = MAKS_FIL * 4 // 3 + 4096
_SAMTIDIG: Final = 2
_TAALMODIG: Final = 5  # seconds
_plasser = threading.BoundedSemaphore(_SAMTIDIG)

#: The grades in the words of the control API of the agency's program.
GRADER: Final = {
    Grad.OK: "Suksess",
    Grad.INFO: "Informasjon",
    Grad.WARNING: "Advarsel",
    Grad.ERROR: "Feil",
    Grad.FATAL: "Kritisk feil",
}
router = Router(tags=["Kontroll"])


@router.post(
    for_ninja("kontroller_altinn"),
    url_name="kontroller_altinn",
    auth=ApiNokkel(Omfang.KONTROLL, maks=_MAKS_KROPP),
    response={200: svar.Altinnsvar, **svar.problemer("uventet", "for_stor", "medietype")},
    summary="Kontroller et filuttrekk, med feltene til SSBs kontrollprogram",
)
def kontroller_altinn(request: Kall, inn: kropp.Altinnkontroll) -> dict[str, Any]:
    """Samme felt inn og ut som kontrollprogrammets egen tjeneste. Funn som bare skiller seg på
    linjenummer, er slått sammen. Saksbehandler og journalnummer er ikke med i svaret."""
    om = inn.respondent
    rapport = _kontroller(
        inn.base64KodedeData,
        "base64KodedeData",
        "respondent.skjema",
        skjema=om.skjema,
        aar=om.aar,
        region=om.region,
        kvartal=om.kvartal,
        orgnr=om.orgnr,
        tillegg=False,
    )
    return {
        "respondent": om.model_dump(),
        "antallKontroller": rapport.antall_kontroller,
        "alvorlighetsgrad": GRADER[rapport.alvorlighetsgrad],
        "meldinger": _slaatt_sammen(rapport),
        "versjon": kostra.__version__,
    }


@router.post(
    for_ninja("filkontroll"),
    url_name="filkontroll",
    auth=ApiNokkel(Omfang.KONTROLL, maks=_MAKS_KROPP),
    response={
        200: dict[str, Any],
        **svar.problemer("ugyldig_json", "for_stor", "medietype", "ugyldig"),
    },
    summary="Kontroller et filuttrekk, og få hele rapporten",
)
def filkontroll(request: Kall, inn: kropp.Filkontroll) -> HttpResponse:
    """Rapporten er den samme som «kostra kontroll -f json» gir: hvert funn med kontrollens id,
    journalnummer, linjer og felt, tilleggskontrollene for seg, og statistikken."""
    rapport = _kontroller(
        inn.data,
        "data",
        "skjema",
        skjema=inn.skjema,
        aar=inn.aar,
        region=inn.region,
        tillegg=inn.tillegg,
    )
    return HttpResponse(skriv(rapport, "json", inn.sprak), content_type=JSON)


def _kontroller(i_base64: str, datafelt: str, skjemafelt: str, **valg: Any) -> Rapport:
    innhold = _dekod(i_base64, datafelt)
    with _plass():
        try:
            return kontroller(innhold, **valg)
        except UkjentSkjema:
            ikke = _("Skjemaet finnes ikke for det året.")
            raise Problem("ugyldig", felt=[Feltproblem(skjemafelt, ikke)]) from None


def _dekod(i_base64: str, felt: str) -> bytes:
    try:
        innhold = base64.b64decode(i_base64, validate=True)
    except (binascii.Error, ValueError):
        ikke = _("Skal være Base64 etter RFC 4648, uten linjeskift og mellomrom.")
        raise Problem("ugyldig", felt=[Feltproblem(felt, ikke)]) from None
    if len(innhold) > MAKS_FIL:
        raise Problem("for_stor")
    return innhold


@contextmanager
def _plass() -> Iterator[None]:
    if not _plasser.acquire(timeout=_TAALMODIG):
        raise Problem("opptatt", vent=_TAALMODIG)
    try:
        yield
    finally:
        _plasser.release()


def _slaatt_sammen(rapport: Rapport) -> list[dict[str, Any]]:
    """Findings alike in all but their lines become one, where the first of them stood.

    The caseworker, the journal number and the element take part, though the answer hasn't got them.
    """
    linjer: dict[Hashable, set[int]] = {}
    vist: dict[Hashable, dict[str, Any]] = {}
    for funn in rapport.funn:
        melding = _melding(funn, rapport)
        deler = tuple(melding.values())
        nokkel = (*deler, funn.saksbehandler, funn.journalnummer, funn.element_id)
        vist.setdefault(nokkel, melding)
        linjer.setdefault(nokkel, set()).update(funn.postnumre)
    return [melding | {"linjenumre": sorted(linjer[n])} for n, melding in vist.items()]


def _melding(funn: Melding, rapport: Rapport) -> dict[str, Any]:
    tittel = rapport.etter_id[funn.kontroll].tittel.paa("nb")
    return {
        "alvorlighetsgrad": GRADER[funn.alvorlighetsgrad],
        "kontrollNavn": regelnavn(funn.kontroll, tittel),
        "meldingTekst": uten_fodselsnummer(funn.tekst),
    }
