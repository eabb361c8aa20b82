"""The forms of login and *Min side*."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kostra.portal.konto import hemmeligheter, struping, totp
from kostra.portal.konto.models import Bruker, Gjenoppretting
from kostra.portal.utseende.skjemafelt import Skjemagrunn, vist


def _passordfelt(etikett: Any, autocomplete: str, mangler: Any, hjelp: Any = "") -> forms.CharField:
    """Taken as typed, blanks included. The box is never filled in by us."""
    return forms.CharField(
        label=etikett,
        help_text=hjelp,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
        error_messages={"required": mangler},
    )


def _kodefelt(etikett: Any, hjelp: Any, mangler: Any) -> forms.CharField:
    """No pattern and no longest length: a code copied with blanks is a code."""
    tast = {"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"}
    felt = forms.CharField(
        label=etikett,
        help_text=hjelp,
        widget=forms.TextInput(attrs=tast),
        error_messages={"required": mangler},
    )
    return vist(felt, kort=True)


class Innlogging(Skjemagrunn):
    """Login 1. Whether the answers are right isn't the form's business: see ``innlogging.prov``."""

    brukernavn = forms.CharField(
        label=gettext_lazy("Brukernavn"),
        help_text=gettext_lazy(
            "Organisasjonsnummer (9 siffer) eller bruker-id, for eksempel X000000"
        ),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "username",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
        error_messages={"required": gettext_lazy("Skriv brukernavnet.")},
    )
    passord = _passordfelt(
        gettext_lazy("Passord"),
        "current-password",
        gettext_lazy("Skriv passordet eller pinkoden."),
        gettext_lazy("Pinkode eller passord"),
    )
    sprak = forms.ChoiceField(
        label=gettext_lazy("Språk"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
        required=False,
    )
    neste = forms.CharField(widget=forms.HiddenInput, required=False)

    def raa(self, navn: str) -> str:
        """What was sent, whole: also what the form finds fault with."""
        return str(self.data.get(navn, ""))

    def avvis(self) -> None:
        """The one answer to every wrong input; only a box left empty is told as such."""
        felt = ("brukernavn", "passord")
        if not any(self.has_error(navn, "required") for navn in felt):
            for navn in felt:
                self.errors.pop(navn, None)
            self.add_error(None, nei())


def nei() -> str:
    """The neutral answer. It is the same when there have been too many tries."""
    return _(
        "Brukernavnet og passordet passer ikke sammen, eller det er prøvd for mange ganger. "
        "Se etter at du har skrevet riktig, og prøv igjen. Etter mange forsøk må du vente 15 minutter."
    )


class Kode(Skjemagrunn):
    """Login 2, and every other place where a code is typed."""

    kode = _kodefelt(
        gettext_lazy("Passord"),
        gettext_lazy("Koden på 6 siffer fra SMS-en"),
        gettext_lazy("Skriv koden på 6 siffer."),
    )

    def clean_kode(self) -> str:
        """Six digits, however they are written. What can't be a code doesn't cost a try."""
        lest = hemmeligheter.les_kode(self.cleaned_data["kode"])
        if not (len(lest) == 6 and lest.isascii() and lest.isdigit()):
            raise ValidationError(_("Koden har 6 siffer. Skriv bare sifrene."))
        return lest


class Appkode(Kode):
    """The code of the app."""

    kode = _kodefelt(
        gettext_lazy("Kode fra appen"),
        gettext_lazy("De 6 sifrene som appen viser nå"),
        gettext_lazy("Skriv koden på 6 siffer."),
    )


class Reservekode(Skjemagrunn):
    """One of the ten."""

    kode = vist(
        forms.CharField(
            label=gettext_lazy("Reservekode"),
            help_text=gettext_lazy("En av de ti kodene du skrev ut. Den kan brukes én gang."),
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
            error_messages={"required": gettext_lazy("Skriv reservekoden.")},
        ),
        kort=True,
    )


class MedBruker(Skjemagrunn):
    """A form about one account."""

    def __init__(self, *args: Any, bruker: Bruker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bruker = bruker


class MedPassord(MedBruker):
    """Asks for the password again before something that weakens or moves the way in."""

    passord = _passordfelt(
        gettext_lazy("Passordet ditt"), "current-password", gettext_lazy("Skriv passordet ditt.")
    )

    def clean_passord(self) -> str:
        """Counted: someone at an unlocked machine must not be able to go on guessing."""
        passord = str(self.cleaned_data["passord"])[: hemmeligheter.LENGST]
        if not struping.slipp(struping.MIN_SIDE, self.bruker.pk):
            raise ValidationError(_("Det er prøvd for mange ganger. Vent 15 minutter."))
        if not self.bruker.check_password(passord):
            raise ValidationError(_("Passordet er ikke riktig."))
        struping.angre(struping.MIN_SIDE, self.bruker.pk)
        return passord


class NyttPassord(MedBruker):
    """A new password, twice."""

    nytt = _passordfelt(
        gettext_lazy("Nytt passord"),
        "new-password",
        gettext_lazy("Skriv et nytt passord."),
        gettext_lazy("Minst 12 tegn. En setning du husker, er bra."),
    )
    gjenta = _passordfelt(
        gettext_lazy("Gjenta det nye passordet"),
        "new-password",
        gettext_lazy("Skriv det nye passordet en gang til."),
    )

    def clean_nytt(self) -> str:
        nytt = str(self.cleaned_data["nytt"])
        validate_password(nytt, self.bruker)
        return nytt

    def clean(self) -> dict[str, Any]:
        svar: dict[str, Any] = super().clean() or {}
        if "nytt" in svar and "gjenta" in svar and svar["nytt"] != svar["gjenta"]:
            self.add_error("gjenta", _("De to passordene er ikke like. Skriv det samme to ganger."))
        return svar


class ByttPassord(MedPassord, NyttPassord):
    """From *Min side*: the old password first."""

    field_order = ("passord", "nytt", "gjenta")


class SlaaAvApp(MedPassord):
    """Password and a code, from the app or one of the ten, to go back to SMS."""

    kode = vist(
        forms.CharField(
            label=gettext_lazy("Kode fra appen, eller en reservekode"),
            widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
            error_messages={"required": gettext_lazy("Skriv en kode.")},
        ),
        kort=True,
    )

    def clean(self) -> dict[str, Any]:
        """The code is used up only when the password was right."""
        svar: dict[str, Any] = super().clean() or {}
        if "passord" in svar and "kode" in svar and not self._riktig(svar["kode"]):
            self.add_error("kode", _("Koden er ikke riktig. Bruk den som appen viser nå."))
        return svar

    def _riktig(self, kode: str) -> bool:
        if not struping.slipp(struping.MIN_SIDE, self.bruker.pk):
            return False
        riktig = totp.sjekk(bruker=self.bruker, kode=kode) or totp.sjekk_reservekode(
            bruker=self.bruker, kode=kode
        )
        if riktig:
            struping.angre(struping.MIN_SIDE, self.bruker.pk)
        return riktig


class Glemt(Skjemagrunn):
    """The request for a way back."""

    brukernavn = forms.CharField(
        label=gettext_lazy("Brukernavn"),
        help_text=gettext_lazy("Bruker-id, for eksempel X000000. Den står i e-posten du fikk."),
        max_length=hemmeligheter.LENGST,
        widget=forms.TextInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Skriv bruker-id-en din.")},
    )
    slag = forms.ChoiceField(
        label=gettext_lazy("Hva gjelder det?"),
        choices=[
            (Gjenoppretting.Slag.PASSORD.value, gettext_lazy("Jeg har glemt passordet")),
            (Gjenoppretting.Slag.MOBIL.value, gettext_lazy("Jeg har mistet telefonen")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Velg hva det gjelder.")},
    )


class Sprak(Skjemagrunn):
    """The language of the pages."""

    sprak = forms.ChoiceField(
        label=gettext_lazy("Språk"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
