"""A new certificate, as a file or pasted as text, and the reason for a proposal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kostra.kryptering import SertifikatFeil
from kostra.portal import klokke
from kostra.portal.runde.models import Rapporteringsaar, Sertifikat
from kostra.portal.saksbehandling.sertifikater import services
from kostra.portal.utseende.skjemafelt import Skjemagrunn, vist


class Grunn(Skjemagrunn):
    """Why it is proposed, for the one who approves."""

    grunn = forms.CharField(
        label=_("Begrunnelse"),
        help_text=_("Den som godkjenner, leser dette. Ingen personopplysninger."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": "3"}),
        error_messages={"required": _("Skriv hvorfor.")},
    )


class NyttSertifikat(Skjemagrunn):
    """A certificate to take in. ``sertifikat``: what the file or the text held, when it is valid."""

    fil = forms.FileField(
        label=_("Sertifikatet som fil"),
        help_text=_(
            "En fil som slutter på .crt.pem, .pem, .crt eller .cer. Velg aldri en privat nøkkel "
            "(.key.pem): den skal bare finnes i sikker sone."
        ),
        required=False,
        allow_empty_file=True,  # an empty one is told as the empty certificate it is
        widget=forms.FileInput(attrs={"accept": ".pem,.crt,.cer,.der"}),
    )
    pem = forms.CharField(
        label=_("Eller lim inn sertifikatet (PEM)"),
        help_text=_(
            "Åpne filen .crt.pem i et tekstprogram, og lim inn alt som står der. Lim aldri inn en "
            "privat nøkkel."
        ),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(
            attrs={"rows": "10", "class": "mono", "spellcheck": "false", "autocomplete": "off"}
        ),
    )
    bruk = vist(
        forms.ChoiceField(
            label=_("Bruk"),
            choices=[
                (Sertifikat.Bruk.KRYPTERING.value, _("Kryptering av filer")),
                (Sertifikat.Bruk.SIGNERING.value, _("Signering av kvitteringer")),
            ],
        ),
        bredde="s3",
    )
    aar = vist(forms.ChoiceField(label=_("Rapporteringsår"), required=False), bredde="s3")
    prove = forms.BooleanField(
        label=_("Bare for leverandørers prøver: ingen ekte data krypteres til dette"),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        aarene = Rapporteringsaar.objects.values_list("aar", flat=True)
        valg = self.fields["aar"]
        assert isinstance(valg, forms.ChoiceField)
        valg.choices = [("", _("Alle")), *((str(aar), str(aar)) for aar in aarene)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        fil, limt = data.get("fil"), data.get("pem", "")
        if fil is not None and limt:
            self.add_error("fil", _("Velg en fil eller lim inn teksten, ikke begge deler."))
        elif fil is None and not limt:
            if "pem" not in self.errors:
                self.add_error("fil", _("Velg filen med sertifikatet, eller lim det inn."))
        elif "bruk" in data:
            felt = "pem" if fil is None else "fil"
            innhold = limt.encode() if fil is None else fil.read()
            try:
                data["sertifikat"] = services.les(innhold, data["bruk"], klokke.naa())
            except SertifikatFeil as feil:
                self.add_error(felt, str(feil))
        if "pem" in self.errors:  # whatever was pasted by mistake must not come back on the page
            self.data = {navn: verdi for navn, verdi in self.data.items() if navn != "pem"}
        return data

    def forslag(self) -> dict[str, Any]:
        """The proposal's data."""
        data = self.cleaned_data
        return services.forslag_inn(
            sertifikat=data["sertifikat"],
            bruk=data["bruk"],
            aar=int(data["aar"]) if data["aar"] else None,
            prove=data["prove"],
        )
