"""The steps of a form's plan, as staff fill them in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kostra.portal.utseende.skjemafelt import Skjemagrunn, vist
from kostra.portal.varsling.models import Purreplan
from kostra.portal.varsling.purring.services import Plansteg

MAKS_TRINN = 12


class Trinn(Skjemagrunn):
    """One step. Without days it is none, or is taken away."""

    id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    dager = vist(
        forms.IntegerField(label=_("Dager etter fristen"), required=False),
        bredde="s2",
        kort=True,
    )
    steg = vist(
        forms.ChoiceField(label=_("Hva som sendes"), choices=Purreplan.Steg.choices), bredde="s2"
    )
    aktiv = vist(forms.BooleanField(label=_("Er slått på"), required=False), bredde="s2")

    def som_steg(self) -> Plansteg | None:
        data = self.cleaned_data
        if data.get("dager") is None:
            return None
        return Plansteg(data["dager"], data["steg"], data["aktiv"], data.get("id"))


class Trinnliste(forms.BaseFormSet[Trinn]):
    """All the steps of a form."""

    @property
    def feilliste(self) -> list[tuple[str, str]]:
        """As of one form: (id of the box, text)."""
        egne = [("", str(tekst)) for tekst in self.non_form_errors()]
        return egne + [linje for trinn in self.forms for linje in trinn.feilliste]

    def som_steg(self) -> list[Plansteg]:
        return [steg for trinn in self.forms if (steg := trinn.som_steg()) is not None]


_Trinnliste: Any = forms.formset_factory(
    Trinn, formset=Trinnliste, extra=2, max_num=MAKS_TRINN, absolute_max=MAKS_TRINN
)


def trinnliste(planer: list[Purreplan], data: Any = None) -> Trinnliste:
    """The form with the plan's steps in it, and two empty ones."""
    fra_for = [
        {"id": plan.pk, "dager": plan.etter_frist, "steg": plan.steg, "aktiv": plan.aktiv}
        for plan in planer
    ]
    liste: Trinnliste = _Trinnliste(data, initial=fra_for, prefix="trinn")
    return liste


class Varselforslag(Skjemagrunn):
    """Why a *varsel* should be switched on."""

    grunn = vist(
        forms.CharField(
            label=_("Hvorfor skal varselet sendes?"),
            max_length=500,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
    )
