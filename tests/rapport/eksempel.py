"""Reports made by hand, with invented persons: what the tests of all formats render."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from kostra.kontroll.modell import (
    Grad,
    Kontrollinfo,
    Liste,
    Melding,
    Merknad,
    Raatekst,
    Rapport,
    Tabell,
    Verdi,
)
from kostra.skjema.modell import Felt, Tekst3

STARTET = datetime(2023, 1, 10, 10, 24, 30, 123000)  # noqa: DTZ001 - local time without zone
FERDIG = datetime(2023, 1, 10, 10, 24, 30, 165000)  # noqa: DTZ001


def felt(navn: str, fra: int, til: int, nb: str, nn: str, en: str) -> Felt:
    return Felt(navn, "tekst", False, fra, til, Tekst3(nb, nn, en), Tekst3(""))


STATUS = felt("STATUS", 121, 121, "Status 31.12.", "Status 31.12.", "Status on 31 December")
AVSL_DATO = felt("AVSL_DATO", 122, 127, "Avslutningsdato", "Avslutningsdato", "End date")
BU18 = felt("BU18", 36, 36, "Barn under 18 år", "Barn under 18 år", "Children under 18")
ANTBU18 = felt("ANTBU18", 37, 38, "Antall barn", "Talet på barn", "Number of children")
FNR = felt("PERSON_FODSELSNR", 23, 33, "Fødselsnummer", "Fødselsnummer", "Identity number")
STONAD = felt("KVP_STONAD", 94, 100, "Samlet stønad", "Samla stønad", "Total benefit")

K38 = Kontrollinfo(
    "K38",
    Tekst3(
        "Situasjonen etter avslutning mangler",
        "Situasjonen etter avslutning manglar",
        "Situation after the programme is missing",
    ),
    Grad.ERROR,
    Tekst3(
        "Når en deltaker har fullført programmet etter planen, skal vi vite hva deltakeren gikk "
        "til. Det er dette som viser om programmet virker. Du kan sette flere kryss.",
        "Når ein deltakar har fullført programmet etter planen, skal vi vite kva deltakaren gjekk "
        "til. Det er dette som viser om programmet verkar. Du kan setje fleire kryss.",
        "When a participant has completed the programme as planned, we need to know what came "
        "next. It shows whether the programme works. Several boxes may be ticked.",
    ),
    (STATUS,),
    antall=2,
)
K37 = Kontrollinfo(
    "K37",
    Tekst3(
        "Avslutningsdato stemmer ikke med status",
        "Avslutningsdatoen stemmer ikkje med status",
        "End date does not match the status",
    ),
    Grad.ERROR,
    Tekst3(
        "Status 3, 4 og 5 betyr at programmet er avsluttet. Da skal datoen være med.",
        "Status 3, 4 og 5 tyder at programmet er avslutta. Då skal datoen vere med.",
        "Status 3, 4 and 5 mean that the programme has ended. Then the date must be given.",
    ),
    (STATUS, AVSL_DATO),
    antall=1,
)
K11 = Kontrollinfo(
    "K11",
    Tekst3(
        "Har barn, men antall barn mangler",
        "Har barn, men talet på barn manglar",
        "Has children, but their number is missing",
    ),
    Grad.ERROR,
    Tekst3(
        "Antall barn brukes sammen med stønaden for å se hvordan barnefamilier klarer seg.",
        "Talet på barn blir brukt saman med stønaden for å sjå korleis barnefamiliar klarer seg.",
        "The number of children is used with the benefit to see how families with children manage.",
    ),
    (BU18, ANTBU18),
    antall=1,
)
K05 = Kontrollinfo(
    "K05",
    Tekst3(
        "Fødselsnummer eller d-nummer er ikke gyldig",
        "Fødselsnummer eller d-nummer er ikkje gyldig",
        "Identity number or D number is not valid",
    ),
    Grad.WARNING,
    Tekst3(
        "Nummeret kobler saken til andre registre. Ett galt siffer gjør at koblingen mislykkes.",
        "Nummeret koplar saka til andre register. Eitt feil siffer gjer at koplinga ikkje lykkast.",
        "The number links the case to other registers. One wrong digit breaks the link.",
    ),
    (FNR,),
    antall=1,
)
K32 = Kontrollinfo(
    "K32",
    Tekst3(
        "Stønaden er høyere enn 600\u00a0000 kroner",
        "Stønaden er høgare enn 600\u00a0000 kroner",
        "The benefit is above NOK 600\u00a0000",
    ),
    Grad.WARNING,
    Tekst3(
        "Så høy stønad er sjelden. Vanlige årsaker: to beløp er slått sammen, eller i øre.",
        "Så høg stønad er sjeldan. Vanlege årsaker: to beløp er slått saman, eller i øre.",
        "Such a high benefit is rare. Common causes: two amounts were added, or øre were used.",
    ),
    (STONAD,),
    antall=1,
)
T01 = Kontrollinfo(
    "T01",
    Tekst3(
        "Datoene står i uvanlig rekkefølge",
        "Datoane står i uvanleg rekkjefølgje",
        "The dates are in an unusual order",
    ),
    Grad.INFO,
    Tekst3(
        "Søknad, vedtak og start følger vanligvis etter hverandre.",
        "Søknad, vedtak og start følgjer vanlegvis etter kvarandre.",
        "Application, decision and start normally follow one another.",
    ),
    (AVSL_DATO,),
    tillegg=True,
    antall=1,
)


def _uten_funn(id: str, nb: str, nn: str, en: str) -> Kontrollinfo:
    hvorfor = Tekst3("Fordi tallene skal stemme.", "Fordi tala skal stemme.", "So that it adds up.")
    return Kontrollinfo(id, Tekst3(nb, nn, en), Grad.ERROR, hvorfor)


UTEN_FUNN = (
    _uten_funn("K03-komm", "Kommunenummer", "Kommunenummer", "Municipality number"),
    _uten_funn("K03-bydel", "Bydelsnummer", "Bydelsnummer", "City district number"),
    _uten_funn("K04", "Oppgaveår", "Oppgåveår", "Reporting year"),
    _uten_funn("K08", "Kjønn", "Kjønn", "Sex"),
)
GJOR_K38 = Tekst3(
    "Sett minst ett kryss for situasjonen etter avslutning i fagsystemet.",
    "Set minst eitt kryss for situasjonen etter avslutning i fagsystemet.",
    "Tick at least one box for the situation after the programme in the case-work system.",
)
MAL_K38 = Tekst3(
    "Status per 31.12.2022 er {status}. Ingen av feltene om situasjonen er fylt ut.",
    "Status per 31.12.2022 er {status}. Ingen av felta om situasjonen er fylte ut.",
    "Status on 31 December 2022 is {status}. None of the fields on the situation is filled in.",
)


def melding(
    info: Kontrollinfo,
    mal: Tekst3,
    verdier: Mapping[str, Verdi],
    gjor: Tekst3,
    post: int,
    saksbehandler: str,
    journal: str,
    linje: int | None = None,
) -> Melding:
    return Melding(
        info.id,
        info.grad,
        mal,
        verdier,
        gjor,
        info.felt,
        (post,),
        (linje or post,),
        saksbehandler,
        journal,
    )


FUNN = (
    melding(K38, MAL_K38, {"status": Raatekst("3")}, GJOR_K38, 7, "SB00000004", "J0000007"),
    melding(K38, MAL_K38, {"status": Raatekst("3")}, GJOR_K38, 19, "SB00000002", "J0000019"),
    melding(
        K37,
        Tekst3(
            "Status per 31.12.2022 er 1, fortsatt i program, men avslutningsdato er {dato}.",
            "Status per 31.12.2022 er 1, framleis i program, men avslutningsdatoen er {dato}.",
            "Status on 31 December 2022 is 1, still in the programme, but the end date is {dato}.",
        ),
        {"dato": Raatekst("150622")},
        Tekst3(
            "Er programmet avsluttet, endrer du status. Ellers fjerner du datoen.",
            "Er programmet avslutta, endrar du status. Elles fjernar du datoen.",
            "If the programme has ended, change the status. Otherwise remove the date.",
        ),
        12,
        "SB00000004",
        "J0000012",
    ),
    melding(
        K11,
        Tekst3(
            "Det er svart ja på barn under 18 år. Antall barn er {antall}.",
            "Det er svart ja på barn under 18 år. Talet på barn er {antall}.",
            "The answer on children under 18 is yes. The number of children is {antall}.",
        ),
        {"antall": Raatekst("  ")},
        Tekst3(
            "Skriv antall barn under 18 år, eller rett svaret til nei.",
            "Skriv talet på barn under 18 år, eller rett svaret til nei.",
            "Enter the number of children under 18, or change the answer to no.",
        ),
        4,
        "SB00000002",
        "J0000004",
    ),
    melding(
        K05,
        Tekst3(
            "Kontrollsifrene i nummeret stemmer ikke.",
            "Kontrollsifra i nummeret stemmer ikkje.",
            "The check digits of the number are wrong.",
        ),
        {},
        Tekst3(
            "Sammenlign nummeret med folkeregisteret og rett det i saken.",
            "Samanlikn nummeret med folkeregisteret og rett det i saka.",
            "Compare the number with the population register and correct it in the case.",
        ),
        15,
        "SB00000004",
        "J0000015",
    ),
    melding(
        K32,
        Tekst3(
            "Stønaden er {sum} kroner.", "Stønaden er {sum} kroner.", "The benefit is NOK {sum}."
        ),
        {"sum": 612400},
        Tekst3(
            "Sjekk beløpet. Er det riktig, trenger du ikke gjøre noe.",
            "Sjekk beløpet. Er det rett, treng du ikkje gjere noko.",
            "Check the amount. If it is right, you need not do anything.",
        ),
        21,
        "SB00000001",
        "J0000021",
    ),
)
TILLEGG = melding(
    T01,
    Tekst3(
        "Vedtaket er datert før søknaden i {liste}.",
        "Vedtaket er datert før søknaden i {liste}.",
        "The decision is dated before the application in {liste}.",
    ),
    {"liste": Liste(tuple(f"J{n:07}" for n in range(1, 11)), 13)},
    Tekst3("Sjekk datoene.", "Sjekk datoane.", "Check the dates."),
    3,
    "SB00000001",
    "J0000003",
)
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
