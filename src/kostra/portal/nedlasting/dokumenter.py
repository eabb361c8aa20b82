"""The generated documents: as a page, as PDF, and as data for programs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_safe

from kostra.portal.nedlasting import dokumentlager, svar
from kostra.portal.tilgang.krav import offentlig
from kostra.rapport import dokument_pdf, dokumenter, filencrypter
from kostra.skjema import SPRAAK, Sprak
from kostra.skjema.dokument import Dokument, som_innhold

#: Document -> its name, and what it is about.
NAVN = {
    "filbeskrivelse": (
        gettext_lazy("Filbeskrivelse"), gettext_lazy("Felter, posisjoner og koder i filen"),
    ),
    "kravspesifikasjon": (
        gettext_lazy("Kravspesifikasjon"), gettext_lazy("Alle kontrollene, med meldinger og hvorfor"),
    ),
    "skjema": (gettext_lazy("Skjema"), gettext_lazy("Skjemaet slik det ser ut på papir")),
    "veiledning": (
        gettext_lazy("Veiledning"), gettext_lazy("Steg for steg, fra uttrekk til kvittering"),
    ),
    "endringer": (gettext_lazy("Endringer fra året før"), gettext_lazy("Hva som er nytt i filen")),
}  # fmt: skip
PROGRAMDOKUMENTER = {
    filencrypter.INSTALLASJON: gettext_lazy("Installasjonsveiledning"),
    filencrypter.BRUK: gettext_lazy("Brukerveiledning"),
}
_DATA = ("csv", "json")


@dataclass(frozen=True)
class Lenke:
    """A document in one format."""

    format: str
    url: str


def sprak() -> Sprak:
    """The reader's language, as the documents know it."""
    kode = (get_language() or "nb")[:2]
    return kode if kode in SPRAAK else "nb"


def lenker(navn: str, skjema: str, aar: int) -> list[Lenke]:
    """The document's addresses in the reader's language, the page first; none where there is none."""
    if not dokumenter.finnes(navn, skjema, aar):
        return []
    return [
        Lenke(f.upper(), reverse("nedlasting:dokument", args=[skjema, aar, navn, sprak(), f]))
        for f in dokumenter.FORMATER[navn]
    ]


@offentlig
@require_safe
def dokument(
    request: HttpRequest, skjema: str, aar: int, navn: str, sprak: str, format: str
) -> HttpResponseBase:
    """One document about a form in a year, in the language and format of the address."""
    if (
        sprak not in SPRAAK
        or format not in dokumenter.FORMATER.get(navn, ())
        or not dokumenter.finnes(navn, skjema, aar)
    ):
        raise Http404
    filnavn = f"{navn}-{skjema}-{aar}-{sprak}.{format}"
    if format in _DATA:
        data = cast(dokumenter.Dataformat, format)
        innhold = dokumentlager.hent(
            filnavn, lambda: dokumenter.som_data(navn, skjema, aar, data, sprak).encode()
        )
        return svar.fil(request, innhold, filnavn)
    return _vis(
        request,
        filnavn,
        lambda: dokumenter.dokument(navn, skjema, aar, sprak),
        {
            "navn": NAVN[navn][0],
            "dokumentsprak": sprak,
            "formater": [
                Lenke(f.upper(), reverse("nedlasting:dokument", args=[skjema, aar, navn, sprak, f]))
                for f in dokumenter.FORMATER[navn]
                if f != "html"
            ],
            "andre_sprak": _andre_sprak("nedlasting:dokument", [skjema, aar, navn], sprak),
            "stier": [
                (
                    f"{reverse('nedlasting:forside')}?aar={aar}&vis={skjema}#{skjema}",
                    f"{skjema} {aar}",
                ),
                ("", str(NAVN[navn][0])),
            ],
        },
    )


@offentlig
@require_safe
def programdokument(request: HttpRequest, navn: str, sprak: str, format: str) -> HttpResponseBase:
    """File Encrypter's guides."""
    if navn not in PROGRAMDOKUMENTER or sprak not in SPRAAK or format not in ("html", "pdf"):
        raise Http404
    return _vis(
        request,
        f"{navn}-{sprak}.{format}",
        lambda: filencrypter.dokument(navn, sprak),
        {
            "navn": PROGRAMDOKUMENTER[navn],
            "dokumentsprak": sprak,
            "formater": [
                Lenke("PDF", reverse("nedlasting:programdokument", args=[navn, sprak, "pdf"]))
            ],
            "andre_sprak": _andre_sprak("nedlasting:programdokument", [navn], sprak),
            "stier": [
                (
                    f"{reverse('nedlasting:forside')}?vis=file-encrypter#file-encrypter",
                    "File Encrypter",
                ),
                ("", str(PROGRAMDOKUMENTER[navn])),
            ],
        },
    )


def _vis(
    request: HttpRequest, filnavn: str, lag: Callable[[], Dokument], side: dict[str, Any]
) -> HttpResponseBase:
    """PDF as a file; the page in the portal's frame, with the document's own content from disk."""
    if filnavn.endswith(".pdf"):
        innhold = dokumentlager.hent(filnavn, lambda: dokument_pdf.skriv(lag()))
        return svar.fil(request, innhold, filnavn)
    tittel, _skille, kropp = (
        dokumentlager.hent(filnavn, lambda: _som_side(lag())).decode().partition("\n")
    )
    trygg = mark_safe(kropp)  # noqa: S308 - the generator escapes every text
    return render(request, "nedlasting/dokument.html", {**side, "tittel": tittel, "innhold": trygg})


def _som_side(dokument: Dokument) -> bytes:
    """The title on a line of its own, then the content."""
    return f"{dokument.tittel}\n{som_innhold(dokument)}".encode()


def _andre_sprak(rute: str, foran: list[Any], sprak: str) -> list[tuple[str, str, str]]:
    """(code, name, address) of the same page in the other languages, each by its own name."""
    navn = dict(settings.LANGUAGES)
    return [
        (kode, navn[kode], reverse(rute, args=[*foran, kode, "html"]))
        for kode in SPRAAK
        if kode != sprak
    ]
