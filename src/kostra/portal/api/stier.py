"""Every address of the API, by its name. The operations and Django's routes are both made from it."""

from __future__ import annotations

from typing import Final

#: The control API of the agency's program has this address, and no version in it.
ALTINN: Final = "kontroller-altinn-skjema"

STIER: Final[dict[str, str]] = {
    "kontroller_altinn": ALTINN,
    "filkontroll": "v1/filkontroll",
    "skjemaer": "v1/skjema",
    "skjema": "v1/skjema/<uuid:id>",
    "svar": "v1/skjema/<uuid:id>/svar",
    "opplasting_start": "v1/skjema/<uuid:id>/opplasting",
    "bestill": "v1/skjema/<uuid:id>/kontroll",
    "opplasting": "v1/opplasting/<uuid:id>",
    "opplasting_ferdig": "v1/opplasting/<uuid:id>/ferdig",
    "kontroll": "v1/kontroll/<uuid:id>",
    "rapport": "v1/kontroll/<uuid:id>/rapport",
    "kvittering": "v1/kvittering/<slug:nr>",
}


def for_ninja(navn: str) -> str:
    """The address as django-ninja writes it."""
    return "/" + STIER[navn].replace("<", "{").replace(">", "}")
