"""A news item. Bokmål is enough for a draft; all three languages must be there to publish."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kostra.portal.nedlasting.models import Nyhet
from kostra.portal.runde.models import Rapporteringsaar
from kostra.portal.utseende.skjemafelt import Skjemagrunn, vist

SPRAK = {
    "nb": gettext_lazy("bokmål"),
    "nn": gettext_lazy("nynorsk"),
    "en": gettext_lazy("engelsk"),
}
_MAKS = 5000


def _tittel(sprak: str) -> forms.CharField:
    return forms.CharField(max_length=200, required=sprak == "nb")


def _tekst(sprak: str) -> forms.CharField:
    omraade = forms.Textarea(attrs={"rows": "6", "lang": sprak})
    return forms.CharField(max_length=_MAKS, required=sprak == "nb", widget=omraade)


class Nyhetsskjema(Skjemagrunn):
    """``alle_sprak``: what is empty is a fault, in every language."""

    tittel_nb, tekst_nb = _tittel("nb"), _tekst("nb")
    tittel_nn, tekst_nn = _tittel("nn"), _tekst("nn")
    tittel_en, tekst_en = _tittel("en"), _tekst("en")
    aar = vist(
        forms.ChoiceField(label=pgettext_lazy("hva det er om", "Gjelder"), required=False),
        bredde="s3",
    )

    def __init__(self, *args: Any, alle_sprak: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for sprak, navn in SPRAK.items():
            self._merk(f"tittel_{sprak}", _("Tittel på %(sprak)s") % {"sprak": navn}, alle_sprak)
            self._merk(f"tekst_{sprak}", _("Tekst på %(sprak)s") % {"sprak": navn}, alle_sprak)
        valg = self.fields["aar"]
        assert isinstance(valg, forms.ChoiceField)
        aarene = Rapporteringsaar.objects.values_list("aar", flat=True)
        valg.choices = [("", _("Alle rapporteringsår")), *((str(a), str(a)) for a in aarene)]

    def _merk(self, navn: str, etikett: str, kreves: bool) -> None:
        felt = self.fields[navn]
        felt.label = etikett
        felt.required = felt.required or kreves
        felt.error_messages["required"] = _("Skriv %(hva)s.") % {
            "hva": etikett[0].lower() + etikett[1:]
        }

    def clean_aar(self) -> int | None:
        valgt = self.cleaned_data["aar"]
        return int(valgt) if valgt else None

    @classmethod
    def fra(cls, nyhet: Nyhet) -> Nyhetsskjema:
        """The form with what is stored."""
        navn = [f"{del_}_{sprak}" for sprak in SPRAK for del_ in ("tittel", "tekst")]
        start = {n: getattr(nyhet, n) for n in navn} | {"aar": str(nyhet.aar or "")}
        return cls(initial=start, alle_sprak=nyhet.publisert is not None)
