"""Findings of the example reports, about invented persons."""

from __future__ import annotations

from collections.abc import Mapping

from kostra.kontroll.modell import Kontrollinfo, Liste, Melding, Raatekst, Verdi
from kostra.skjema.modell import Tekst3
from rapport.eksempel_kontroller import K05, K11, K32, K37, K38, T01

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
