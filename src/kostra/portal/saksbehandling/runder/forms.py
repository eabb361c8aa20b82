"""The form of a round: its days, its forms and their due dates."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kostra.blankett import blanketter
from kostra.portal.innsending.utvalg import sprak
from kostra.portal.runde.kalender import (
    Forslag,
    begynnelsen,
    forste_dag,
    siste_dag,
    slutten,
)
from kostra.portal.runde.models import Rapporteringsaar
from kostra.portal.runde.regler import FRIST
from kostra.portal.saksbehandling.runder.felt import dag, valgt_tid
from kostra.portal.utseende.skjemafelt import Skjemagrunn, vist

#: Field -> the day shown for a stored moment, and the moment that a day stands for.
_TIDER = {
    "prove_fra": (forste_dag, begynnelsen),
    "prove_til": (siste_dag, slutten),
    "apner": (forste_dag, begynnelsen),
    "stenger": (siste_dag, slutten),
}
#: In a field's name: the form whose version it holds.
VERSJON = "versjon_"
_DAGER = ("frist", "forelopig", "siste_retting", "endelig")


class Rundetider(Skjemagrunn):
    """``aar``: whose forms can be chosen. ``staar``: the round that is there, or the suggestion."""

    prove_fra = dag(gettext_lazy("Prøven: første dag"), kreves=False)
    prove_til = dag(gettext_lazy("Prøven: siste dag"), kreves=False)
    apner = dag(gettext_lazy("Runden åpner"))
    stenger = dag(gettext_lazy("Siste dag det kan sendes inn"))
    frist = dag(gettext_lazy("Frist"))
    forelopig = dag(gettext_lazy("Foreløpige tall publiseres"), kreves=False)
    siste_retting = dag(gettext_lazy("Siste dag for rettinger"), kreves=False)
    endelig = dag(gettext_lazy("Endelige tall publiseres"), kreves=False)
    skjemaer = vist(
        forms.MultipleChoiceField(
            label=gettext_lazy("Skjema i runden"),
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": gettext_lazy("Velg minst ett skjema.")},
        )
    )
    steng = forms.BooleanField(
        label=gettext_lazy("Steng for innsending uken før hver publisering, fra kl. 12 til kl. 12"),
        required=False,
        initial=True,
    )

    def __init__(
        self, *args: Any, aar: int, staar: Rapporteringsaar | Forslag, **kwargs: Any
    ) -> None:
        former = [form for form in blanketter(aar) if form.filfelt is not None]
        egne = None  # a new round has none
        versjoner = {}
        if isinstance(staar, Rapporteringsaar):
            egne = {s.skjema: s.frist for s in staar.skjemaer.all()}
            versjoner = {VERSJON + s.skjema: s.versjon for s in staar.skjemaer.all()}
        initial = _fra(staar, egne, [form.id for form in former]) | versjoner
        super().__init__(*args, initial=initial, **kwargs)
        self.staar = staar
        skjemaer = self.fields["skjemaer"]
        assert isinstance(skjemaer, forms.MultipleChoiceField)
        skjemaer.choices = [(form.id, form.tittel.paa(sprak())) for form in former]
        for form in former:
            mal = _("Egen frist for %(skjema)s")
            self.fields[FRIST + form.id] = dag(mal % {"skjema": form.id}, kreves=False)
            if VERSJON + form.id in versjoner:
                self.fields[VERSJON + form.id] = _versjon(form.id)
        if egne is not None:
            del self.fields["steng"]

    @property
    def for_skjemaene(self) -> list[forms.BoundField]:
        """The due date and the version of each form, to be drawn together."""
        return [self[navn] for navn in self.fields if navn.startswith((FRIST, VERSJON))]

    def tider(self) -> dict[str, Any]:
        """The round's times, by the names of the model."""
        data: dict[str, Any] = {navn: self.cleaned_data[navn] for navn in _DAGER}
        for navn, (dagen, midnatt) in _TIDER.items():
            staar = getattr(self.staar, navn)
            data[navn] = valgt_tid(self.cleaned_data[navn], staar, dagen, midnatt)
        return data

    def frister(self) -> dict[str, date | None]:
        """Form -> its own due date, or None."""
        return {
            skjema: self.cleaned_data[FRIST + skjema] for skjema in self.cleaned_data["skjemaer"]
        }

    def versjoner(self) -> dict[str, int]:
        """Form -> its version, where one is given."""
        felt = [navn for navn in self.fields if navn.startswith(VERSJON)]
        return {
            navn.removeprefix(VERSJON): self.cleaned_data[navn]
            for navn in felt
            if self.cleaned_data[navn] is not None
        }

    def flyttet(self, runde: Rapporteringsaar) -> list[tuple[date, date]]:
        """(what was asked for, what it became) where a day off was chosen."""
        par = [(self.cleaned_data[navn], getattr(runde, navn)) for navn in _DAGER]
        lagret = {s.skjema: s.frist for s in runde.skjemaer.all()}
        par += [(onsket, lagret[skjema]) for skjema, onsket in self.frister().items()]
        return list(dict.fromkeys(ett for ett in par if ett[0] != ett[1]))


def _versjon(skjema: str) -> forms.IntegerField:
    mal = _("Versjon av %(skjema)s")
    galt = _("Skriv versjonen som et helt tall fra 1 til 999.")
    return vist(
        forms.IntegerField(
            label=mal % {"skjema": skjema},
            required=False,
            min_value=1,
            max_value=999,
            error_messages={"invalid": galt, "min_value": galt, "max_value": galt},
        ),
        bredde="s3",
    )


def _fra(
    staar: Rapporteringsaar | Forslag, egne: dict[str, date | None] | None, alle: list[str]
) -> dict[str, Any]:
    tider = {navn: getattr(staar, navn) for navn in _TIDER}
    return {
        **{navn: naar and _TIDER[navn][0](naar) for navn, naar in tider.items()},
        **{navn: getattr(staar, navn) for navn in _DAGER},
        **{FRIST + skjema: frist for skjema, frist in (egne or {}).items()},
        "skjemaer": alle if egne is None else list(egne),
        "steng": True,
    }
