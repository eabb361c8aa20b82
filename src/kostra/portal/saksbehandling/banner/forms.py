"""A new banner: short, in all three languages, since all must read it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kostra.portal import klokke
from kostra.portal.saksbehandling.nyheter.forms import SPRAK
from kostra.portal.utseende.skjemafelt import Skjemagrunn, vist

_MAKS = 400


def _tekst(sprak: str, etikett: Any) -> forms.CharField:
    return forms.CharField(
        label=etikett,
        max_length=_MAKS,
        widget=forms.Textarea(attrs={"rows": "2", "lang": sprak}),
    )


def _tid(etikett: Any, hjelp: Any) -> forms.DateTimeField:
    felt = forms.DateTimeField(
        label=etikett,
        help_text=hjelp,
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        error_messages={"invalid": gettext_lazy("Skriv dato og klokkeslett.")},
    )
    return vist(felt, bredde="s3")


class Bannerskjema(Skjemagrunn):
    """``tekster``: what was written, by language."""

    tekst_nb = _tekst("nb", gettext_lazy("Tekst på bokmål"))
    tekst_nn = _tekst("nn", gettext_lazy("Tekst på nynorsk"))
    tekst_en = _tekst("en", gettext_lazy("Tekst på engelsk"))
    viktig = forms.BooleanField(label=gettext_lazy("Viktig: vises som en advarsel"), required=False)
    fra = _tid(gettext_lazy("Vises fra"), gettext_lazy("Tomt: med en gang"))
    til = _tid(gettext_lazy("Vises til"), gettext_lazy("Tomt: til den tas ned"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        fra, til = data.get("fra"), data.get("til")
        if til and til <= (fra or klokke.naa()):
            self.add_error("til", _("Meldingen må slutte etter at den begynner, og etter nå."))
        return data

    @property
    def tekster(self) -> dict[str, str]:
        return {sprak: self.cleaned_data[f"tekst_{sprak}"] for sprak in SPRAK}
