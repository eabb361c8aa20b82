"""What staff fill in about units."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kostra.blankett import telefon
from kostra.portal.utseende.skjemafelt import Skjemagrunn, vist


class Kontakt(Skjemagrunn):
    """The unit's contact and the language it is written to in."""

    kontakt_navn = vist(
        forms.CharField(label=gettext_lazy("KOSTRA-kontakt"), max_length=120, required=False),
        bredde="s6",
    )
    kontakt_epost = vist(
        forms.EmailField(
            label=gettext_lazy("E-post"),
            help_text=gettext_lazy("Purringer og beskjeder om nye rapportører går hit."),
            required=False,
            error_messages={"invalid": gettext_lazy("Skriv adressen slik: navn@kommune.no.")},
        ),
        bredde="s6",
    )
    kontakt_telefon = vist(
        forms.CharField(
            label=gettext_lazy("Telefon"),
            help_text=gettext_lazy("Skriv 8 siffer, eller + og landkode for et utenlandsk nummer."),
            max_length=40,
            required=False,
        ),
        kort=True,
    )
    sprak = vist(
        forms.ChoiceField(
            label=gettext_lazy("Målform"),
            help_text=gettext_lazy("Brev og e-post til kommunen skrives i denne målformen."),
            choices=[("nb", gettext_lazy("bokmål")), ("nn", gettext_lazy("nynorsk"))],
            widget=forms.RadioSelect,
        )
    )

    def clean_kontakt_telefon(self) -> str:
        nummer = telefon.normaliser(self.cleaned_data["kontakt_telefon"])
        if nummer and not telefon.er_gyldig(nummer):
            raise forms.ValidationError(
                _("Nummeret er ikke gyldig. Skriv 8 siffer, eller + og landkode.")
            )
        return nummer


class Provekommune(Skjemagrunn):
    """A unit made up for a vendor's trials."""

    leverandor = vist(
        forms.CharField(
            label=gettext_lazy("Leverandør"),
            max_length=80,
            error_messages={"required": gettext_lazy("Skriv navnet på leverandøren.")},
        ),
        bredde="s6",
    )
    epost = vist(
        forms.EmailField(
            label=gettext_lazy("E-post til leverandøren"),
            error_messages={
                "required": gettext_lazy("Skriv e-postadressen."),
                "invalid": gettext_lazy("Skriv en e-postadresse, som navn@leverandor.no."),
            },
        ),
        bredde="s6",
    )
    kommunenr = vist(
        forms.CharField(
            label=gettext_lazy("Kommunenummer i filene"),
            help_text=gettext_lazy(
                "Kontrollene kjenner bare ekte kommunenumre. Prøven blandes ikke med kommunens egne."
            ),
            max_length=4,
            error_messages={"required": gettext_lazy("Skriv kommunenummeret med fire siffer.")},
        ),
        kort=True,
    )


class Liste(Skjemagrunn):
    """The file with the units."""

    liste = forms.FileField(
        label=gettext_lazy("Liste (CSV)"),
        help_text=gettext_lazy("Høyst 1 MB. Lag den i Excel og lagre som CSV."),
        allow_empty_file=False,
        error_messages={"empty": gettext_lazy("Filen er tom. Velg en annen.")},
    )
