"""What a status looks like: one table of colour, icon and word, so that no page shows colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kostra.kontroll import Grad


class UkjentMerkelapp(ValueError):
    """A page asked for the look of a status that the table doesn't have."""


@dataclass(frozen=True, slots=True)
class Merkelapp:
    """``farge`` is one of Designsystemet's colours, ``ikon`` a name in the sprite."""

    farge: str
    ikon: str
    ord: str | Promise
    fylt: bool = False


_INGEN, _PENN, _FEIL, _OK = (
    ("neutral", "ingen"),
    ("info", "penn"),
    ("danger", "feil"),
    ("success", "ok"),
)

#: The states of a form, of a unit's delivery, of a question group and of a finding.
MERKELAPPER: dict[str, Merkelapp] = {
    # a form
    "ikke_paabegynt": Merkelapp(*_INGEN, _("Ikke påbegynt")),
    "paabegynt": Merkelapp(*_PENN, _("Påbegynt")),
    "under_kontroll": Merkelapp("info", "timeglass", _("Under kontroll")),
    "avvist": Merkelapp(*_FEIL, _("Avvist")),
    "innsendt": Merkelapp(*_OK, _("Innsendt")),
    "gjenaapnet": Merkelapp("info", "las_opp", _("Gjenåpnet")),
    "trukket": Merkelapp("neutral", "slett", _("Trukket tilbake")),
    "slettet": Merkelapp("neutral", "slett", _("Slettet")),
    "erstattet": Merkelapp("neutral", "lik", _("Erstattet")),
    "prove": Merkelapp("warning", "info", _("Prøve")),
    "returnert": Merkelapp("warning", "advarsel", _("Returnert")),
    # a unit's delivery
    "ikke_levert": Merkelapp(*_INGEN, _("Ikke levert")),
    "levert": Merkelapp(*_OK, _("Levert")),
    "levert_med_advarsler": Merkelapp(*_OK, _("Levert med advarsler")),
    # a question group
    "tom": Merkelapp(*_INGEN, _("Ikke påbegynt")),
    "ufullstendig": Merkelapp(*_PENN, _("Mangler svar")),
    "ferdig": Merkelapp(*_OK, _("Ferdig")),
    "har_feil": Merkelapp(*_FEIL, _("Har feil")),
    # a finding since the last control
    "ny": Merkelapp("info", "ny", _("Ny")),
    "fortsatt": Merkelapp("neutral", "lik", _("Fortsatt")),
    "rettet": Merkelapp(*_OK, _("Rettet")),
    # an account, a letter
    "aktiv": Merkelapp(*_OK, _("Aktiv")),
    "sperret": Merkelapp("danger", "las", _("Sperret")),
    "venter": Merkelapp("info", "timeglass", _("Venter")),
    "sendt": Merkelapp(*_OK, _("Sendt")),
    "tvil": Merkelapp("warning", "advarsel", _("Usikkert om den kom fram")),
}

#: The severities, most serious last.
ALVORLIGHETER: dict[Grad, Merkelapp] = {
    Grad.OK: Merkelapp(*_OK, _("Uten funn")),
    Grad.INFO: Merkelapp("info", "info", _("Informasjon")),
    Grad.WARNING: Merkelapp("warning", "advarsel", _("Advarsel")),
    Grad.ERROR: Merkelapp(*_FEIL, _("Feil")),
    Grad.FATAL: Merkelapp("danger", "fatal", _("Kritisk feil"), fylt=True),
}


def for_tilstand(tilstand: object) -> Merkelapp:
    """The look of a state: its value, or an enum that has it. Raises :class:`UkjentMerkelapp`."""
    verdi = str(getattr(tilstand, "value", tilstand))
    try:
        return MERKELAPPER[verdi]
    except KeyError:
        raise UkjentMerkelapp(verdi) from None


def for_grad(grad: Grad | int | str) -> Merkelapp:
    """The look of a severity: ``Grad.ERROR``, 3 or ``"ERROR"``. Raises :class:`UkjentMerkelapp`."""
    try:
        return ALVORLIGHETER[Grad[grad.upper()] if isinstance(grad, str) else Grad(grad)]
    except (KeyError, ValueError):
        raise UkjentMerkelapp(str(grad)) from None
