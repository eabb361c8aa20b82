"""A new account for someone at the agency."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kostra.portal.konto.models import Rolle
from kostra.portal.utseende.skjemafelt import Skjemagrunn, vist


class NyAnsatt(Skjemagrunn):
    """Name, address and role."""

    navn = forms.CharField(
        label=_("Navn"), max_length=120, error_messages={"required": _("Skriv navnet.")}
    )
    epost = forms.EmailField(
        label=_("E-post"),
        error_messages={
            "required": _("Skriv e-postadressen."),
            "invalid": _("Skriv en e-postadresse, som navn@ssb.no."),
        },
    )
    rolle = vist(
        forms.ChoiceField(
            label=_("Rolle"),
            choices=[
                (Rolle.SAKSBEHANDLER.value, _("Saksbehandler: følger opp runden")),
                (Rolle.DRIFT.value, _("Drift: tjenesten, nøkler og ansattes kontoer")),
                (Rolle.REVISOR.value, _("Revisor: leser, endrer ingenting")),
            ],
            widget=forms.RadioSelect,
            error_messages={"required": _("Velg en rolle.")},
        )
    )
