"""A form of the portal on paper: its questions and alternatives, with room for the answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kostra.blankett import Blankett, Blankettfelt
from kostra.skjema.dokument import Avsnitt, Celle, Del, Dokument, Tabell
from kostra.skjema.modell import Sprak, Tekst3

_ORD: Final = {
    "om": Tekst3(
        "Skjemaet fylles ut og sendes inn i portalen. Dette arket er til forberedelse.",
        "Skjemaet blir fylt ut og sendt inn i portalen. Dette arket er til førebuing.",
        "The form is filled in and submitted in the portal. This sheet is for preparation.",
    ),
    "sporsmal": Tekst3("Spørsmål", "Spørsmål", "Question"),
    "svar": Tekst3("Svar", "Svar", "Answer"),
    "hjelp": Tekst3("Om svaret", "Om svaret", "About the answer"),
    "forhand": Tekst3("Fylt ut på forhånd.", "Fylt ut på førehand.", "Filled in beforehand."),
    "fil": Tekst3(
        "En kryptert fil legges ved i portalen.",
        "Ei kryptert fil blir lagd ved i portalen.",
        "An encrypted file is attached in the portal.",
    ),
    "hjemmel": Tekst3(
        "Funksjon {funksjon}. Hjemmel: {hjemmel}. Hentes inn på oppdrag fra {oppdrag}.",
        "Funksjon {funksjon}. Heimel: {hjemmel}. Blir henta inn på oppdrag frå {oppdrag}.",
        "Function {funksjon}. Legal basis: {hjemmel}. Collected on behalf of {oppdrag}.",
    ),
}


def dokument(blankett: Blankett, sprak: Sprak = "nb") -> Dokument:
    """The form in its year."""
    deler: list[Del] = [Avsnitt(blankett.forklaring.paa(sprak)), Avsnitt(_ord("om", sprak))]
    kolonner = tuple(_ord(navn, sprak) for navn in ("sporsmal", "hjelp", "svar"))
    for gruppe in blankett.grupper:
        rader = tuple(_rad(felt, sprak) for felt in gruppe.felt if felt.slag != "lenke")
        deler.append(Tabell(gruppe.tittel.paa(sprak), kolonner, rader))
    if blankett.funksjon:
        deler.append(Avsnitt(_hjemmel(blankett, sprak)))
    return Dokument(blankett.tittel.paa(sprak), sprak, tuple(deler))


def _rad(felt: Blankettfelt, sprak: Sprak) -> tuple[Celle, ...]:
    svar = "\n".join(f"[  ] {valg.etikett.paa(sprak)}" for valg in felt.valg)
    return felt.etikett.paa(sprak), "\n".join(_hjelp(felt, sprak)), svar


def _hjelp(felt: Blankettfelt, sprak: Sprak) -> Iterator[str]:
    if felt.kilde:
        yield _ord("forhand", sprak)
    if felt.slag == "kryptert_fil":
        yield _ord("fil", sprak)
    if felt.hjelp:
        yield felt.hjelp.paa(sprak)
    for valg in felt.valg:
        if valg.hjelp:
            yield f"{valg.etikett.paa(sprak)}: {valg.hjelp.paa(sprak)}"


def _hjemmel(blankett: Blankett, sprak: Sprak) -> str:
    return _ord("hjemmel", sprak).format(
        funksjon=blankett.funksjon,
        hjemmel=blankett.hjemmel.paa(sprak),
        oppdrag=blankett.paa_oppdrag_av.paa(sprak),
    )


def _ord(navn: str, sprak: Sprak) -> str:
    return _ORD[navn].paa(sprak)
