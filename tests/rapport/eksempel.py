"""Reports made by hand, with invented persons: what the tests of all formats render."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from kostra.kontroll.modell import Grad, Kontrollinfo, Melding, Merknad, Raatekst, Rapport, Tabell
from kostra.skjema.modell import Tekst3
from rapport.eksempel_funn import FUNN, GJOR_K38, MAL_K38, TILLEGG, melding
from rapport.eksempel_kontroller import (
    AVSL_DATO,
    K05,
    K11,
    K32,
    K37,
    K38,
    STATUS,
    T01,
    UTEN_FUNN,
)

STARTET = datetime(2023, 1, 10, 10, 24, 30, 123000)  # noqa: DTZ001 - local time without zone
FERDIG = datetime(2023, 1, 10, 10, 24, 30, 165000)  # noqa: DTZ001


STATISTIKK = (
    Tabell(
        Tekst3("Stønad", "Stønad", "Benefit"),
        Tekst3("Sum", "Sum", "Sum"),
        ((Tekst3("I alt", "I alt", "Total"), 4_812_400),),
    ),
    Tabell(
        Tekst3("Alder", "Alder", "Age"),
        Tekst3("Deltakere", "Deltakarar", "Participants"),
        (
            (Tekst3("I alt", "I alt", "Total"), 24),
            (Tekst3("Under 20", "Under 20", "Under 20"), 0),
            (Tekst3("20 - 24", "20 - 24", "20 - 24"), 11),
            (Tekst3("25 og over", "25 og over", "25 and over"), 13),
        ),
    ),
)
FELLES: dict[str, Any] = {
    "skjema": "11CF",
    "aar": 2022,
    "region": "542100",
    "navn": "Senja",
    "tittel": Tekst3(
        "Deltakere i kvalifiseringsprogram (11CF)",
        "Deltakarar i kvalifiseringsprogram (11CF)",
        "Participants in the qualification programme (11CF)",
    ),
    "antall_poster": 24,
    "antall_linjer": 24,
    "antall_kontroller": 726,
    "programversjon": "2026.11.24",
    "omtale": {
        "person": Tekst3("deltaker", "deltakar", "participant"),
        "personer": Tekst3("deltakere", "deltakarar", "participants"),
    },
    "startet": STARTET,
    "ferdig": FERDIG,
    "brukt_sekunder": 0.042,
}


def rapport(grad: Grad = Grad.OK, **annet: Any) -> Rapport:
    """A report with nothing found, unless told otherwise."""
    felles = {"meldinger": (), "kontroller": UTEN_FUNN, **FELLES, **annet}
    return Rapport(alvorlighetsgrad=grad, **felles)


def med_feil(**annet: Any) -> Rapport:
    """Four errors, two warnings and one finding of an additional rule."""
    kontroller = (*UTEN_FUNN, K05, K11, K32, K37, K38, T01)
    meldinger = (FUNN[4], FUNN[3], FUNN[5], FUNN[2], FUNN[0], FUNN[1], TILLEGG)
    standard = {"kontroller": kontroller, "meldinger": meldinger}
    return rapport(Grad.ERROR, **{**standard, **annet})


def med_advarsler(**annet: Any) -> Rapport:
    """Two warnings, and statistics because the file can be sent in."""
    standard = {
        "kontroller": (*UTEN_FUNN, K05, K32),
        "meldinger": (FUNN[4], FUNN[5]),
        "statistikk": STATISTIKK,
    }
    return rapport(Grad.WARNING, **{**standard, **annet})


def uten_feil(**annet: Any) -> Rapport:
    return rapport(Grad.OK, **{"statistikk": STATISTIKK, **annet})


MERKNAD = Merknad(
    "feil_skjema",
    Tekst3(
        "Filen ser ut som 11F for 2025.",
        "Fila ser ut som 11F for 2025.",
        "The file looks like 11F for 2025.",
    ),
    Tekst3(
        "Velg 11F, eller ta ut 11CF på nytt.",
        "Vel 11F, eller ta ut 11CF på nytt.",
        "Choose 11F, or extract 11CF again.",
    ),
)


def fatal(antall: int = 3) -> Rapport:
    """Every line has the wrong length; the file was recognised as another form."""
    info = Kontrollinfo(
        "K001",
        Tekst3("Recordlengde", "Recordlengd", "Record length"),
        Grad.FATAL,
        Tekst3("Feltene leses etter posisjon.", "Felta blir lesne etter posisjon.", "By position."),
        antall=antall,
    )
    mal = Tekst3(
        "Posten er {lengde} tegn; alle poster skal være {ventet} tegn.",
        "Posten er {lengde} teikn; alle postar skal vere {ventet} teikn.",
        "The record has {lengde} characters; all records must have {ventet} characters.",
    )
    gjor = Tekst3("Lag et nytt uttrekk.", "Lag eit nytt uttrekk.", "Make a new extract.")
    meldinger = tuple(
        Melding("K001", Grad.FATAL, mal, {"lengde": 338, "ventet": 139}, gjor, (), (n,), (n + 1,))
        for n in range(1, antall + 1)
    )
    return rapport(
        Grad.FATAL,
        kontroller=(info,),
        meldinger=meldinger,
        merknader=(MERKNAD,),
        antall_kontroller=2,
        antall_poster=antall,
        antall_linjer=antall + 1,
        tegnsett="ISO-8859-1",
    )


def ingen_data() -> Rapport:
    return rapport(Grad.ERROR, kontroller=(), antall_kontroller=0, antall_poster=0, antall_linjer=0)


def ingen_deltakere() -> Rapport:
    """«Nei» and the empty file: the one case where OK is a finding."""
    info = Kontrollinfo(
        "K000",
        Tekst3("Skal levere filuttrekk", "Skal levere filuttrekk", "Must deliver an extract"),
        Grad.OK,
        Tekst3("Skjema og fil skal si det samme.", "Skjema og fil skal seie det same.", "Agree."),
        antall=1,
    )
    tekst = Tekst3(
        "Ingen deltakere er meldt, og filen er tom som avtalt.",
        "Ingen deltakarar er melde, og fila er tom som avtalt.",
        "No participants are reported, and the file is empty as agreed.",
    )
    funn = Melding("K000", Grad.OK, tekst, {}, Tekst3("Du kan sende inn.", "", ""))
    return rapport(Grad.OK, kontroller=(info,), meldinger=(funn,), antall_kontroller=2)


def stor(kontroller: int = 34, per_kontroll: int = 1000, sant_antall: int = 12_345) -> Rapport:
    """Many findings, every control capped."""
    infoer, meldinger = [], []
    for nr in range(1, kontroller + 1):
        grad = Grad.ERROR if nr % 3 else Grad.WARNING
        id = f"K{nr:02}"
        tittel = Tekst3(
            f"Kontroll av felt {nr}", f"Kontroll av felt {nr}", f"Control of field {nr}"
        )
        infoer.append(
            Kontrollinfo(id, tittel, grad, K38.hvorfor, (STATUS, AVSL_DATO), antall=sant_antall)
        )
        meldinger += [
            Melding(
                id,
                grad,
                MAL_K38,
                {"status": Raatekst(str(post % 7))},
                GJOR_K38,
                (STATUS, AVSL_DATO),
                (post,),
                (post,),
                f"SB{post % 40:08}",
                f"J{post:07}",
            )
            for post in range(1, per_kontroll + 1)
        ]
    return rapport(
        Grad.ERROR,
        kontroller=tuple(infoer),
        meldinger=tuple(meldinger),
        antall_poster=30_000,
        antall_linjer=30_000,
    )


ONDSINNET = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title><!--",
    '=HYPERLINK("http://x.invalid")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "{{ 7*7 }}{% raw %}",
    '#eval("1") $x$ *b* _i_ @ref <etikett> \\ // /* `x`',
    "[bold red]x[/] :smile: \x1b[31mrødt\x1b[0m \x1b]0;tittel\x07",
    "\x00\x01\x7f\x9b31m\u202eabc\ud800",
    "日本 😀 ✖ \u0301",
    "00012345",
    "1E5",
    "15869010089",
    "158690 10089",
)


def ondsinnet() -> Rapport:
    """Every hostile string as caseworker, journal number and value, and in the name."""
    meldinger = tuple(
        melding(
            K38,
            Tekst3("Fant {verdi}.", "Fann {verdi}.", "Found {verdi}."),
            {"verdi": Raatekst(tekst)},
            GJOR_K38,
            nr,
            tekst,
            tekst,
        )
        for nr, tekst in enumerate(ONDSINNET, start=1)
    )
    kontroller = (*UTEN_FUNN, replace(K38, antall=len(meldinger)))
    navn = "<b>Senja</b> =1+1 \x1b[31m \udce6"
    return med_feil(meldinger=meldinger, navn=navn, kontroller=kontroller)
