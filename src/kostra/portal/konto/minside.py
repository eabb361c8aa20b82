"""What *Min side* shows. Reads only."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kostra.portal.konto import totp
from kostra.portal.konto.models import ANSATTE, Bruker, Rolle
from kostra.portal.tilgang import utvalg as tilgang


@dataclass(frozen=True)
class MinSide:
    """``skjemaer``: year -> the forms granted. ``app``: True when codes come from an app."""

    navn: str
    konto: str
    enhet: str
    orgnr: str
    mobil: str
    skjemaer: dict[int, list[str]]
    er_person: bool
    er_ansatt: bool
    app: bool
    uten_sms: bool
    reservekoder: int


def vis(bruker: Bruker) -> MinSide:
    """The account's own page."""
    skjemaer: dict[int, list[str]] = {}
    for aar, skjema in tilgang.skjema_for(bruker):
        skjemaer.setdefault(aar, []).append(skjema)
    person, app = bruker.rolle != Rolle.KOMMUNE, totp.har_app(bruker)
    return MinSide(
        navn=bruker.navn,
        konto=bruker.brukerid or "",
        enhet=str(bruker.enhet) if bruker.enhet else "",
        orgnr=bruker.enhet.orgnr if bruker.enhet and not person else "",
        mobil=_skjult(bruker.mobil),
        skjemaer=skjemaer,
        er_person=person,
        er_ansatt=bruker.rolle in ANSATTE,
        app=app,
        uten_sms=bruker.uten_sms,
        reservekoder=totp.reservekoder_igjen(bruker) if app else 0,
    )


def _skjult(mobil: str) -> str:
    """Enough to know one's own number by."""
    return f"••• •• •{mobil[-2:]}" if mobil else ""


def sporsmal(hva: str) -> dict[str, str]:
    """Title, explanation and button of a page that asks for the password before something is done."""
    tekster = {
        "reservekoder": (
            _("Lag nye reservekoder"),
            _("Du får ti nye koder. De du har fra før, slutter å virke."),
            _("Lag nye koder"),
        ),
        "av": (
            _("Slå av kodeappen"),
            _("Du får koden på SMS ved hver pålogging. Reservekodene slutter å virke."),
            _("Slå av appen"),
        ),
        "uten_sms": (
            _("Slå av SMS"),
            _("Da er appen og reservekodene de eneste måtene å logge inn på. Det er tryggest."),
            _("Slå av SMS"),
        ),
        "med_sms": (
            _("Slå på SMS"),
            _("Da kan du velge SMS når du ikke har appen for hånden."),
            _("Slå på SMS"),
        ),
    }
    tittel, tekst, knapp = tekster[hva]
    return {"tittel": tittel, "tekst": tekst, "knapp": knapp}
