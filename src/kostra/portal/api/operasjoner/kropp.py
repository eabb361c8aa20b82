"""What the operations take in."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from kostra.skjema import Sprak
from kostra.skjema.alle import alle_skjemaer

_SKJEMA: Final = alle_skjemaer()
_AAR: Final = sorted({aar for aarene in _SKJEMA.values() for aar in aarene})


def _kjent(skjema: str) -> str:
    if skjema not in _SKJEMA:
        raise PydanticCustomError(
            "kostra", _("Velg blant: {skjema}."), {"skjema": ", ".join(_SKJEMA)}
        )
    return skjema


def _heltall(verdi: object) -> object:
    """2026.0 is the same number as 2026 in JSON."""
    return int(verdi) if isinstance(verdi, float) and verdi.is_integer() else verdi


_HELT = BeforeValidator(_heltall)  # after the limits, which else aren't in the document
Skjemaid = Annotated[
    str,
    AfterValidator(_kjent),
    Field(description="Skjemaets id.", json_schema_extra={"enum": list(_SKJEMA)}),
]
Aar = Annotated[int, Field(ge=_AAR[0], le=_AAR[-1], description="Rapporteringsåret."), _HELT]
Region = Annotated[
    str,
    Field(
        pattern=r"^[0-9]{6}$",
        description="Kommunenummer og bydel; 00 utenfor Oslo.",
        examples=["553000"],
    ),
]


class Streng(Schema):
    """Text isn't a number here, nor a number text. Members that nobody knows are left alone."""

    model_config = ConfigDict(strict=True)


class Respondent(Streng):
    """Whose file it is."""

    aar: Aar
    kvartal: Annotated[str, Field(pattern=r"^[1-4 ]$", description="Bare for kvartalsskjema.")] = (
        " "
    )
    skjema: Skjemaid
    region: Region
    orgnr: Annotated[
        str,
        Field(pattern=r"^([89][0-9]{8}| {9}|)$", description="Ni siffer, eller blankt."),
    ] = " " * 9


_Base64 = Annotated[
    str,
    Field(
        min_length=1,
        description="Filuttrekket i Base64 (RFC 4648, uten linjeskift).",
        json_schema_extra={"format": "byte"},
    ),
]


class Altinnkontroll(Streng):
    """A file to control."""

    respondent: Respondent
    base64KodedeData: _Base64


class Filkontroll(Streng):
    """A file to control, and what the report is to hold."""

    skjema: Skjemaid
    aar: Aar
    region: Region
    data: _Base64
    tillegg: Annotated[bool, Field(description="Med tilleggskontrollene (T01 …).")] = True
    sprak: Annotated[Sprak, Field(description="Språket i rapporten.")] = "nb"


class NyttSkjema(Streng):
    """Which form to begin."""

    skjema: Skjemaid
    aar: Aar


class Svarene(Streng):
    """Answers to questions of the form, by the id of the field."""

    svar: Annotated[
        dict[Annotated[str, Field(max_length=40)], Annotated[str, Field(max_length=2000)]],
        Field(
            max_length=50, description="Feltets id og svaret. Felt som ikke nevnes, blir stående."
        ),
    ]
    versjon: Annotated[
        int | None,
        Field(
            ge=1,
            le=2**31 - 1,
            description="Versjonen du så. Er skjemaet endret imens, blir svaret 409.",
        ),
        _HELT,
    ] = None


class NyOpplasting(Streng):
    """The encrypted file, told before it is sent."""

    navn: Annotated[
        str, Field(min_length=1, max_length=255, description="Filens navn, bare til visning.")
    ]
    storrelse: Annotated[int, Field(ge=1, le=2**40, description="Antall byte."), _HELT]
    sha256: Annotated[
        str, Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 av den krypterte filen.")
    ]


class Bestilling(Streng):
    """*Kontrollere* or *Send inn*."""

    handling: Annotated[
        Literal["kontrollere", "send_inn"],
        Field(
            description="kontrollere leverer ingenting; send_inn leverer når ingen feil stopper filen."
        ),
    ]
    versjon: Annotated[
        int | None,
        Field(
            ge=1,
            le=2**31 - 1,
            description="Versjonen du så. Er skjemaet endret imens, blir svaret 409.",
        ),
        _HELT,
    ] = None


_ALLE: Final = (
    Altinnkontroll,
    Bestilling,
    Filkontroll,
    NyOpplasting,
    NyttSkjema,
    Respondent,
    Svarene,
)
#: Every name that is taken in. An error names these, and none that somebody else made up.
NAVN: Final = {navn for ett in _ALLE for navn in ett.model_fields} | {"Upload-Offset"}
