"""The form of the kommune's page for a lost phone."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kostra.blankett import telefon
from kostra.portal.utseende.skjemafelt import Skjemagrunn, vist


class NyttNummer(Skjemagrunn):
    """The rapportør's new mobile number, as the kommune says it. Cleaned to E.164."""

    mobil = vist(
        forms.CharField(
            label=gettext_lazy("Nytt mobilnummer"),
            help_text=gettext_lazy("Skriv 8 siffer, eller + og landkode for et utenlandsk nummer."),
            widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
            error_messages={"required": gettext_lazy("Skriv det nye mobilnummeret.")},
        ),
        kort=True,
    )

    def clean_mobil(self) -> str:
        nummer = telefon.normaliser(self.cleaned_data["mobil"])
        if not telefon.tar_sms(nummer):
            raise forms.ValidationError(
                _("Nummeret kan ikke ta imot SMS. Skriv et mobilnummer med 8 siffer.")
            )
        return nummer
