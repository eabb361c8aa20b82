"""What a new password must be: long, not the person's own name, not one that everybody guesses."""

from __future__ import annotations

import string
from typing import Any

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kostra.portal.konto.hemmeligheter import LENGST

MINST = 12
_ULIKE_TEGN = 5


class Lengde:
    """Length is what counts; which kinds of characters it has doesn't."""

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002 - Django's
        if len(password) < MINST:
            raise ValidationError(
                _("Passordet er for kort. Bruk minst %(minst)d tegn, gjerne en setning.")
                % {"minst": MINST}
            )
        if len(password) > LENGST:
            raise ValidationError(
                _("Passordet er for langt. Bruk høyst %(mest)d tegn.") % {"mest": LENGST}
            )

    def get_help_text(self) -> str:
        return _("Minst %(minst)d tegn. En setning du husker, er bra.") % {"minst": MINST}


#: Words that anyone would try here. They count for nothing in a password (docs/vedtak/0009).
EGNE_ORD = (
    "barnevern", "innrapportering", "kommune", "kostra", "kvalifiseringsprogram", "passord",
    "rapport", "skjema", "sosialhjelp", "ssb", "statistikk", "statistisk", "sentralbyrå",
)  # fmt: skip
_MINST_UTENOM = 6
_PYNT = string.digits + string.punctuation + " "


def _bare_egne_ord(passord: str) -> bool:
    """Little is left but our own words, digits and signs."""
    rest = passord.casefold()
    for ord_ in EGNE_ORD:
        rest = rest.replace(ord_, "")
    return rest != passord.casefold() and sum(t.isalpha() for t in rest) < _MINST_UTENOM


def _kjerner(passord: str) -> set[str]:
    """The password, and what it was made longer from: digits and signs around a word, or a word twice.

    Hardly any common password has twelve characters; those that people make of them are guessed first.
    """
    helt = passord.casefold().strip()
    ord_ = helt.strip(_PYNT)
    halvt = {ett[: len(ett) // 2] for ett in (helt, ord_) if ett == ett[: len(ett) // 2] * 2}
    return {helt, ord_, *halvt}


class Vanlig(CommonPasswordValidator):
    """Among the passwords that are tried first, or hardly more than one key."""

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002 - Django's
        if _bare_egne_ord(password) or not self.passwords.isdisjoint(_kjerner(password)):
            raise ValidationError(_("Passordet er et av dem som gjettes først. Velg et annet."))
        if len(set(password)) < _ULIKE_TEGN:
            raise ValidationError(_("Passordet gjentar de samme tegnene. Bruk flere ulike tegn."))

    def get_help_text(self) -> str:
        return _("Ikke et vanlig passord.")


class Likhet(UserAttributeSimilarityValidator):
    """Too like the name, the address or the user id of the account."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("navn", "epost", "brukerid"))

    def validate(self, password: str, user: Any = None) -> None:
        try:
            super().validate(password, user)
        except ValidationError as feil:
            raise ValidationError(
                _("Passordet ligner for mye på navnet, e-postadressen eller bruker-id-en din.")
            ) from feil

    def get_help_text(self) -> str:
        return _("Ikke navnet ditt, e-postadressen eller bruker-id-en.")


class Nytt:
    """A change has to be a change."""

    def validate(self, password: str, user: Any = None) -> None:
        if user is not None and user.pk and user.check_password(password):
            raise ValidationError(
                _("Det nye passordet er det samme som det du har. Velg et annet.")
            )

    def get_help_text(self) -> str:
        return _("Ikke det passordet du har fra før.")
