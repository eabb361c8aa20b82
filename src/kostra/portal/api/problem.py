"""What went wrong, as RFC 9457 has it: one code, one status, one sentence that says what to do.

Nothing of what was sent is repeated, and nothing of how the portal is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MEDIETYPE: Final = "application/problem+json"
#: Where ``type`` points: the page of the API explains each code.
SIDE: Final = "/api/"


@dataclass(frozen=True)
class Slag:
    """One kind of problem."""

    status: int
    tittel: str | Promise
    detalj: str | Promise = ""


SLAG: Final[dict[str, Slag]] = {
    "ugyldig_json": Slag(
        400, _("Innholdet er ikke JSON"), _("Send ett JSON-objekt i UTF-8, og prøv igjen.")
    ),
    "uventet": Slag(
        400, _("Forespørselen kan ikke leses"), _("Se hva adressen tar imot, og prøv igjen.")
    ),
    "mangler_nokkel": Slag(
        401,
        _("Nøkkelen mangler eller gjelder ikke"),
        _(
            "Send nøkkelen i hodet X-API-KEY. Den kan være trukket tilbake eller utløpt, eller den som "
            "systemet handler for, har ikke tilgang lenger."
        ),
    ),
    "utenfor_omfang": Slag(
        403,
        _("Nøkkelen er ikke for dette"),
        _("Be den som forvalter nøklene, om en nøkkel som også omfatter dette."),
    ),
    "nektet": Slag(
        403,
        _("Adressen er bare til å lese"),
        _("Hent den med GET, eller bruk en av operasjonene i API-et."),
    ),
    "finnes_ikke": Slag(
        404,
        _("Finnes ikke"),
        _("Adressen er feil, eller det du spør etter finnes ikke eller er en annens."),
    ),
    "metode": Slag(
        405, _("Metoden tas ikke imot"), _("Hodet Allow sier hvilke metoder adressen tar imot.")
    ),
    "tilstand": Slag(
        409,
        _("Skjemaet er ikke slik at det kan gjøres"),
        _("Hent skjemaets status. Det kan være til kontroll eller sendt inn."),
    ),
    "ikke_aapen": Slag(
        409,
        _("Rapporteringen er ikke åpen"),
        _("Skjemaet kan ikke fylles ut eller sendes inn nå. Datoene står på forsiden."),
    ),
    "endret": Slag(
        409,
        _("Skjemaet er endret imens"),
        _("Noen har lagret siden den versjonen du oppga. Hent skjemaet, og prøv igjen."),
    ),
    "ikke_ferdig": Slag(
        409, _("Kontrollen er ikke ferdig"), _("Spør igjen når kontrollen er ferdig.")
    ),
    "rapport_slettet": Slag(
        410,
        _("Rapporten er slettet"),
        _("Oppbevaringstiden er over. Kontroller filen på nytt for å få en ny rapport."),
    ),
    "for_stor": Slag(
        413, _("For mye på en gang"), _("Innholdet er større enn denne adressen tar imot.")
    ),
    "medietype": Slag(
        415,
        _("Innholdet er av en annen type"),
        _("Sett Content-Type slik adressen krever, og send innholdet i den typen."),
    ),
    "ugyldig": Slag(422, _("Noe i innholdet er galt"), _("«errors» sier hvilke felt, og hvorfor.")),
    "ufullstendig": Slag(
        422, _("Skjemaet er ikke ferdig utfylt"), _("«errors» sier hvilke svar som må rettes.")
    ),
    "for_mange": Slag(
        429,
        _("For mange kall"),
        _("Nøkkelen har brukt opp kallene i dette minuttet. Vent så lenge Retry-After sier."),
    ),
    "dogn_brukt": Slag(
        429,
        _("Dagens mengde er brukt opp"),
        _("Nøkkelen har sendt så mye som den kan i dag. Vent så lenge Retry-After sier."),
    ),
    "feil": Slag(
        500,
        _("Noe gikk galt hos oss"),
        _("Feilen er skrevet i loggen vår. Oppgi støttereferansen om du melder den."),
    ),
    "opptatt": Slag(
        503,
        _("Vi kan ikke svare akkurat nå"),
        _("Ingenting er lagret. Vent så lenge Retry-After sier, og prøv igjen."),
    ),
    "opplasting": Slag(422, _("Filen ble ikke tatt imot")),  # status and sentence: the fault's own
}


@dataclass(frozen=True)
class Feltproblem:
    """What is wrong with one member of what was sent. ``felt``: its path, with dots."""

    felt: str
    detalj: str


class Problem(Exception):
    """The call is answered with this. ``slag``: a key of :data:`SLAG`; the rest replaces what it says.

    ``vent``: seconds for ``Retry-After``. ``hoder``: more headers.
    """

    def __init__(
        self,
        slag: str,
        *,
        detalj: str = "",
        status: int = 0,
        kode: str = "",
        felt: Iterable[Feltproblem] = (),
        vent: int = 0,
        hoder: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(kode or slag)
        self.slag, self.kode, self.felt = SLAG[slag], kode or slag, tuple(felt)
        self.anker = slag
        self.detalj = detalj or str(self.slag.detalj)
        self.status = status or self.slag.status
        self.hoder = dict(hoder or {})
        if vent:
            self.hoder["Retry-After"] = str(vent)
        if self.status == HTTPStatus.UNAUTHORIZED:
            self.hoder["WWW-Authenticate"] = 'ApiKey realm="KOSTRA", header="X-API-KEY"'


def gjelder(request: HttpRequest) -> bool:
    """True where a system is answered, and not a person, whatever goes wrong before a view."""
    return request.path_info.startswith(SIDE)


def som_data(problem: Problem, *, sti: str, referanse: str = "") -> dict[str, Any]:
    """The members of the answer. ``sti``: the address that was called."""
    return {
        "type": f"{SIDE}#{problem.anker}",
        "title": str(problem.slag.tittel),
        "status": problem.status,
        "detail": problem.detalj,
        "instance": sti,
        "code": problem.kode,
        "reference": referanse,
        "errors": [{"field": ett.felt, "detail": ett.detalj} for ett in problem.felt],
    }


def svar(request: HttpRequest, problem: Problem, **mer: Any) -> HttpResponse:
    """The answer. ``mer``: further members."""
    referanse = getattr(request, "stotteref", "")
    return JsonResponse(
        som_data(problem, sti=request.path, referanse=referanse) | mer,
        status=problem.status,
        content_type=MEDIETYPE,
        headers=problem.hoder,
        json_dumps_params={"ensure_ascii": False},
    )
