"""The box a question, a return or an answer is written in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kostra.portal.innsending.henvendelser.fritekst import LENGST, UgyldigTekst, rens
from kostra.portal.utseende.skjemafelt import Skjemagrunn, vist


class Fritekst(Skjemagrunn):
    """A text without personal data."""

    tekst = vist(
        forms.CharField(
            label=_("Tekst"),
            help_text=_(
                "Skriv ikke navn, fødselsnummer eller annet om personer. Vis heller til "
                "linjenummer eller journalnummer i filen."
            ),
            max_length=LENGST,
            widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
            error_messages={"required": _("Skriv en tekst."),
                            "max_length": _("Teksten er for lang. Skriv høyst 2000 tegn.")},
        )
    )  # fmt: skip

    def clean_tekst(self) -> str:
        try:
            return rens(self.cleaned_data["tekst"])
        except UgyldigTekst as feil:
            raise forms.ValidationError(str(feil)) from feil
