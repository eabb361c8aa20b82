"""*Søk*: every word must be there; what has them in its name comes before what has them in its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kostra.portal.nedlasting import nyhetsutvalg
from kostra.portal.nedlasting.aarvalg import velg_aar
from kostra.portal.nedlasting.dokumenter import sprak
from kostra.portal.nedlasting.sokeindeks import Oppslag, indeks
from kostra.portal.tilgang.krav import offentlig

MAKS_TEGN, MAKS_TREFF = 100, 50
_SLAG: dict[str, Promise] = {
    "dokument": _("Dokument"),
    "skjema": _("Skjema"),
    "felt": _("Felt"),
    "regel": _("Kontroll"),
    "nyhet": _("Nyhet"),
}


@dataclass(frozen=True)
class Treff:
    """One line of the answer."""

    slag: Promise
    skjema: str
    tittel: str
    tekst: str
    url: str


@offentlig
@require_safe
def sok(request: HttpRequest) -> HttpResponse:
    """The search page; without words it is only the box."""
    ord_ = request.GET.get("q", "")[:MAKS_TEGN].strip()
    aar = velg_aar(request.GET.get("aar", ""))
    treff = finn(ord_, aar.valgt) if ord_ else []
    return render(
        request,
        "nedlasting/sok.html",
        {"q": ord_, "aar": aar, "treff": treff[:MAKS_TREFF], "antall": len(treff)},
    )


def finn(sporring: str, aar: int) -> list[Treff]:
    """All that match in the reader's language, the best first."""
    ord_ = sporring.casefold().split()
    poeng = sorted(
        (
            (-_poeng(o, ord_), nr, o)
            for nr, o in enumerate(indeks(aar, sprak()))
            if _treffer(o, ord_)
        ),
        key=lambda rad: rad[:2],
    )
    return [*(_som_treff(o, aar) for _minus, _nr, o in poeng), *_nyheter(ord_)]


def _treffer(oppslag: Oppslag, ord_: Iterable[str]) -> bool:
    tekst = f"{oppslag.skjema} {oppslag.id} {oppslag.tittel} {oppslag.tekst}".casefold()
    return all(ett in tekst for ett in ord_)


def _poeng(oppslag: Oppslag, ord_: list[str]) -> int:
    """The name itself, the words in the name, a beginning of the name; the text alone is nothing."""
    navn, tittel = oppslag.id.casefold(), f"{oppslag.id} {oppslag.tittel}".casefold()
    if navn in ord_:
        return 4
    if all(ett in tittel.split() for ett in ord_):
        return 3
    if all(ett in f"{oppslag.skjema} {tittel}".casefold() for ett in ord_):
        return 2 if oppslag.slag in {"skjema", "dokument"} else 1
    return 0


def _som_treff(oppslag: Oppslag, aar: int) -> Treff:
    if oppslag.dokument:
        sted = [oppslag.skjema, aar, oppslag.dokument, sprak(), "html"]
        url = reverse("nedlasting:dokument", args=sted)
        url += f"#{oppslag.anker}" if oppslag.anker else ""
    else:
        forside = reverse("nedlasting:forside")
        url = f"{forside}?aar={aar}&vis={oppslag.skjema}#{oppslag.skjema}"
    med_id = oppslag.slag in {"felt", "regel"}
    tittel = f"{oppslag.id} {oppslag.tittel}" if med_id else oppslag.tittel
    return Treff(_SLAG[oppslag.slag], oppslag.skjema, tittel, oppslag.tekst, url)


def _nyheter(ord_: list[str]) -> Iterator[Treff]:
    for nyhet in nyhetsutvalg.vis(list(nyhetsutvalg.publiserte()), None):
        tekst = " ".join(nyhet.avsnitt)
        if all(ett in f"{nyhet.tittel} {tekst}".casefold() for ett in ord_):
            url = reverse("nedlasting:nyhet", args=[nyhet.id])
            yield Treff(_SLAG["nyhet"], "", nyhet.tittel, tekst[:240], url)
