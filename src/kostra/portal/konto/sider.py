"""What the login pages say: the years that are open, and why someone was sent here."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from kostra.portal.konto import kode
from kostra.portal.konto.models import Innloggingsforsok


def grunn(request_grunn: str, neste: str) -> dict[str, str] | None:
    """The notice on the login page: {farge, tittel, tekst}. Unknown reasons say nothing."""
    tekster = {
        "tid": ("info", _("Du er logget ut"), _(
            "Du hadde ikke gjort noe på 30 minutter. Logg inn igjen for å fortsette.")),
        "lenge": ("info", _("Du er logget ut"), _(
            "En pålogging varer høyst 12 timer. Logg inn igjen for å fortsette.")),
        "avsluttet": ("info", _("Du er logget ut"), _(
            "Påloggingen ble avsluttet: passordet eller tilgangen din er endret, eller du "
            "logget ut fra et annet sted. Logg inn igjen.")),
        "utlogget": ("success", _("Du er logget ut"), _("Du kan lukke nettleseren.")),
        "alle": ("success", _("Du er logget ut alle steder"), _("Logg inn igjen for å fortsette.")),
        "forsok": ("warning", _("Koden kan ikke brukes lenger"), _(
            "Det er skrevet feil kode for mange ganger, eller påloggingen tok for lang tid. Skriv "
            "passordet på nytt, så får du en ny kode.")),
        "forfra": ("info", _("Du begynner på nytt"), _("Brukernavnet ditt er beholdt.")),
    }  # fmt: skip
    if request_grunn not in tekster:
        if not neste:
            return None
        return _varsel(
            "info", _("Logg inn for å se siden"), _("Du kommer dit når du er logget inn.")
        )
    return _varsel(*tekster[request_grunn])


def _varsel(farge: str, tittel: str, tekst: str) -> dict[str, str]:
    return {"farge": farge, "tittel": tittel, "tekst": tekst}


def steg2(
    forsok: Innloggingsforsok, skjema: Any, *, reserve: bool, feil: str = ""
) -> dict[str, Any]:
    """The context of login 2."""
    vist = kode.vis(forsok)
    kan_faa_ny = vist.metode == "sms" and vist.kan_sms and vist.nye_koder_igjen
    return {
        "form": skjema,
        "steg": vist,
        "reserve": reserve,
        "feil": feil,
        "kan_faa_ny": kan_faa_ny,
        "ett_minutt": _("Det er ett minutt igjen."),
        "tiden_ute": _("Tiden er ute. Velg Send ny kode.")
        if kan_faa_ny
        else _("Tiden er ute. Velg Begynn på nytt."),
    }


def feilkode(igjen: int) -> str:
    """Said when a code was wrong."""
    if igjen == 1:
        return _("Koden er ikke riktig. Du har 1 forsøk igjen.")
    return _("Koden er ikke riktig. Du har %(igjen)d forsøk igjen.") % {"igjen": igjen}


def for_mange_koder() -> str:
    """Said to someone whose password was right, when no more SMS may be sent."""
    return _(
        "Vi har sendt så mange koder i dag at vi ikke kan sende flere fra denne nettleseren. Prøv "
        "på en maskin du har brukt før, vent til i morgen, eller kontakt KOSTRA-support."
    )
