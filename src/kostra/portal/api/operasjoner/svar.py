"""What the operations answer."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from kostra.portal.api.problem import SLAG as _SLAG


class Feltfeil(Schema):
    field: Annotated[str, Field(description="Hvor det sto: navn med punktum imellom.")]
    detail: Annotated[str, Field(description="Hva som er galt, og hva som skal stå der.")]


class Problemsvar(Schema):
    """RFC 9457."""

    type: Annotated[str, Field(description="Adressen til en forklaring.")]
    title: str
    status: int
    detail: str
    instance: Annotated[str, Field(description="Stien som ble kalt.")]
    code: Annotated[str, Field(description="Problemets kode, til bruk i program.")]
    reference: Annotated[str, Field(description="Støttereferanse. Oppgi den om du melder feilen.")]
    errors: list[Feltfeil]


class Respondentsvar(Schema):
    aar: int
    kvartal: str
    skjema: str
    region: str
    orgnr: str


class Altinnmelding(Schema):
    alvorlighetsgrad: Annotated[
        str, Field(description="Suksess, Informasjon, Advarsel, Feil eller Kritisk feil.")
    ]
    kontrollNavn: str
    meldingTekst: str
    linjenumre: Annotated[list[int], Field(description="Postene funnet gjelder, talt fra 1.")]


class Altinnsvar(Schema):
    respondent: Respondentsvar
    antallKontroller: int
    alvorlighetsgrad: str
    meldinger: list[Altinnmelding]
    versjon: Annotated[str, Field(description="Kontrollprogrammets versjon.")]


class Mangel(Schema):
    felt: str
    tekst: str


class Filsvar(Schema):
    id: UUID
    storrelse: int
    sha256: str
    lagret: datetime


class Skjemakort(Schema):
    """A form that may be reported, begun or not."""

    skjema: str
    aar: int
    id: Annotated[UUID | None, Field(description="null: ikke begynt.")] = None
    tilstand: Annotated[str | None, Field(description="null: ikke begynt.")] = None


class Skjemaliste(Schema):
    enhet: Annotated[str, Field(description="Kommunenummer og bydel, seks siffer.")]
    skjema: list[Skjemakort]


class Skjemasvar(Schema):
    """How far a form has come."""

    id: UUID
    skjema: str
    aar: int
    enhet: str
    tilstand: Annotated[
        str,
        Field(description="paabegynt, under_kontroll, avvist, innsendt, gjenaapnet eller trukket."),
    ]
    versjon: int
    aapen: Annotated[bool, Field(description="Det kan sendes inn nå.")]
    frist: date | None
    prove: Annotated[bool, Field(description="Laget i prøverunden: teller ikke, og slettes.")]
    mangler: list[Mangel]
    fil: Filsvar | None
    kontroll: Annotated[UUID | None, Field(description="Den siste som er bestilt.")]
    kvitteringer: Annotated[list[str], Field(description="Kvitteringsnumre, det nyeste først.")]


class Opplastingsvar(Schema):
    """How far an upload has come."""

    id: UUID
    mottatt: int
    storrelse: int
    bit: Annotated[int, Field(description="Det meste en bit kan være, i byte.")]
    ferdig: bool


class Avvisning(Schema):
    grunn: str
    tekst: str
    gjor: str


class Kontrollsvar(Schema):
    """A control that was ordered, and what came of it."""

    id: UUID
    skjema: Annotated[UUID, Field(description="Skjemaets id.")]
    handling: str
    stand: Annotated[
        str,
        Field(
            description="i_ko, dekrypterer, kontrollerer, registrerer, ferdig, avvist eller feilet."
        ),
    ]
    bestilt: datetime
    ferdig: datetime | None
    alvorlighetsgrad: Annotated[
        str, Field(description="OK, INFO, WARNING, ERROR, FATAL; tom før ferdig.")
    ]
    antall_feil: int
    antall_advarsler: int
    antall_poster: int
    avvisning: Avvisning | None
    rapport: Annotated[bool, Field(description="Det er en rapport å hente.")]
    kvittering: Annotated[
        str | None, Field(description="Kvitteringsnummeret, når filen er levert.")
    ]


def problemer(*slag: str) -> dict[int, Any]:
    """The answers that an operation may give beside its own: every one has the key and the server's."""
    alle = ("mangler_nokkel", "utenfor_omfang", "for_mange", "feil", "opptatt", *slag)
    return {_SLAG[ett].status: Problemsvar for ett in sorted(alle, key=lambda e: _SLAG[e].status)}
