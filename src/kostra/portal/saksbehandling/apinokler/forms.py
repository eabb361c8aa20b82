"""A new key: for which system, for what, how much, until when."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kostra.portal import klokke
from kostra.portal.api.models import FOR_EN_ENHET, Omfang
from kostra.portal.konto.hemmeligheter import les_brukernavn
from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.utseende.skjemafelt import Skjemagrunn, vist

_MB: Final = 1_000_000


def _antall(etikett: Any, forst: int, maks: int) -> forms.IntegerField:
    felt = forms.IntegerField(label=etikett, min_value=1, max_value=maks, initial=forst)
    return vist(felt, bredde="s3")


class NyNokkel(Skjemagrunn):
    """``nokkelen``: what the service is called with."""

    system = forms.CharField(
        label=gettext_lazy("Systemet"),
        max_length=80,
        help_text=gettext_lazy("Fagsystemets og leverandørens navn. Rapportøren ser det."),
    )
    omfang = vist(
        forms.MultipleChoiceField(
            label=gettext_lazy("Nøkkelen er til"),
            choices=Omfang.choices,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": gettext_lazy("Velg hva nøkkelen er til.")},
        )
    )
    rapportor = vist(
        forms.CharField(
            label=gettext_lazy("Rapportørens bruker-id"),
            required=False,
            max_length=20,
            help_text=gettext_lazy(
                "Fylles ut når nøkkelen er til mer enn kontroll. Rapportøren må godta systemet på Min "
                "side, og får nøkkelen der."
            ),
        ),
        bredde="s3",
    )
    per_minutt = _antall(gettext_lazy("Kall i minuttet"), 60, 6000)
    mb_per_dogn = _antall(gettext_lazy("MB i døgnet"), 500, 100_000)
    siste_dag = vist(
        forms.DateField(
            label=gettext_lazy("Siste dag den virker"),
            required=False,
            widget=forms.DateInput(attrs={"type": "date"}),
            help_text=gettext_lazy("Tomt: til den trekkes tilbake"),
        ),
        bredde="s3",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self._bruker = self._finn(data.get("rapportor", ""))
        trenger = bool(FOR_EN_ENHET & set(data.get("omfang", ())))
        if data.get("rapportor") and self._bruker is None:
            self.add_error("rapportor", _("Ingen aktiv rapportør har den bruker-id-en."))
        elif trenger and self._bruker is None:
            self.add_error(
                "rapportor", _("Skriv bruker-id-en til rapportøren som systemet skal handle for.")
            )
        elif self._bruker is not None and not trenger:
            self.add_error(
                "rapportor",
                _("En nøkkel bare til kontroll handler ikke for noen. La feltet stå tomt."),
            )
        if (dag := data.get("siste_dag")) and dag < klokke.i_dag():
            self.add_error("siste_dag", _("Dagen er over. Velg en senere."))
        return data

    @staticmethod
    def _finn(skrevet: str) -> Bruker | None:
        if not skrevet:
            return None
        rader = Bruker.objects.filter(rolle=Rolle.RAPPORTOR, aktiv=True)
        return rader.filter(brukerid=les_brukernavn(skrevet)).first()

    def nokkelen(self) -> dict[str, Any]:
        data = self.cleaned_data
        dag = data["siste_dag"]
        return {
            "system": data["system"],
            "omfang": data["omfang"],
            "bruker": self._bruker,
            "per_minutt": data["per_minutt"],
            "byte_per_dogn": data["mb_per_dogn"] * _MB,
            "utloper": datetime.combine(dag, time.max, klokke.NORGE) if dag else None,
        }
