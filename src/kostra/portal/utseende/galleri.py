"""What the gallery shows: every component in every state. All persons and figures are made up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from kostra.kontroll import Grad
from kostra.portal import klokke
from kostra.portal.utseende.merkelapper import MERKELAPPER
from kostra.portal.utseende.skjemafelt import Feltvisning, Skjemagrunn, vist


class Eksempelskjema(Skjemagrunn):
    """Every kind of field."""

    kommunenr = vist(forms.CharField(label="Kommunenr", disabled=True), bredde="s2")
    kommune = vist(forms.CharField(label="Kommunens navn", disabled=True), bredde="s4")
    distrikt = vist(forms.CharField(label="Distrikt nr", required=False), bredde="s2")
    navn = vist(forms.CharField(label="For- og etternavn"), bredde="s4")
    epost = forms.EmailField(
        label="E-postadresse",
        help_text="Bruker-id og passord sendes hit.",
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    mobil = vist(
        forms.CharField(
            label="Mobiltelefonnummer",
            help_text="8 siffer. Engangskoden sendes hit ved hver pålogging.",
            widget=forms.TextInput({"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
        ),
        kort=True,
    )
    passord = forms.CharField(
        label="Passord", widget=forms.PasswordInput({"autocomplete": "current-password"})
    )
    aar = forms.ChoiceField(label="År", choices=[("2026", "2026"), ("2022", "2022")])
    antall = vist(forms.IntegerField(label="Antall", required=False), kort=True)
    merknad = forms.CharField(label="Merknad", required=False, widget=forms.Textarea({"rows": 3}))
    deltakere = vist(
        forms.ChoiceField(
            label="Har kommunen hatt deltakere i kvalifiseringsprogram i 2022?",
            choices=[("ja", "Ja"), ("nei", "Nei")],
            widget=forms.RadioSelect({"data-styrer": "deltakere"}),
        ),
        kant=True,
        valgbeskrivelser={
            "ja": "Last opp filuttrekket med alle deltakerne, kryptert.",
            "nei": "Last opp den tomme krypterte filen.",
        },
    )
    rett = forms.MultipleChoiceField(
        label="Skjema som skal rapporteres",
        help_text="Personen får bare tilgang til skjemaene du velger.",
        choices=[("11F", "11F. Sosialhjelp"), ("11CF", "11CF. Kvalifiseringsstønad")],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Velg minst ett skjema."},
    )
    bekreft = forms.BooleanField(label="Opplysningene er riktige", required=False)
    fil = forms.FileField(
        label="Hent kryptert fil", help_text="Én fil, høyst 20 MB.", required=False
    )


def _skjema(prefiks: str, svar: dict[str, Any] | None = None) -> Eksempelskjema:
    forst = {"kommunenr": "5530", "kommune": "Senja", "aar": "2022"}
    data = None if svar is None else {f"{prefiks}-{navn}": verdi for navn, verdi in svar.items()}
    return Eksempelskjema(data, initial=forst, prefix=prefiks)


def _grupper() -> list[dict[str, Any]]:
    titler = {
        "ferdig": "Opplysninger om kommunen og ansvarlig for rapporteringen",
        "har_feil": "Opplysninger om person som skal rapportere sensitive data",
        "ufullstendig": "Kvalifiseringsprogram og filuttrekk",
        "tom": "Merknader",
    }
    return [
        {
            "tittel": tittel,
            "url": f"#{tilstand}",
            "tilstand": tilstand,
            "aktiv": tilstand == "har_feil",
        }
        for tilstand, tittel in titler.items()
    ]


def _framdrift(siste: str) -> list[dict[str, Any]]:
    return [
        {"tekst": "Lastet opp", "tilstand": "ferdig", "detalj": "senja_11cf_2022.dat, 3 973 byte"},
        {"tekst": "I kø", "tilstand": "ferdig", "detalj": "Ventet 3 sekunder"},
        {
            "tekst": "Kontrolleres", "tilstand": siste, "verdi": 15, "maks": 24,
            "status": "15 av 24 deltakere er kontrollert" if siste == "naa" else "",
        },
        {"tekst": "Rapporten er klar", "tilstand": "venter"},
    ]  # fmt: skip


def alt() -> dict[str, Any]:
    """The gallery's context."""
    naa = klokke.naa()
    return {
        "innlogget": {"navn": "Nora Eksempel", "enhet": "5530 Senja"},
        "okt": {"utloper": int((naa + timedelta(minutes=30)).timestamp() * 1000),
                "naa": int(naa.timestamp() * 1000)},
        "banner": {"tittel": "Vedlikehold lørdag", "tekst": "Vi er borte fra kl. 18 til 20."},
        "stier": [("/", _("Mine skjema")), ("#", "11CF 2022"), ("#", "Galleri")],
        "naa": naa,
        "dag": date(2023, 1, 16),
        "utloper": naa + timedelta(minutes=5),
        "kort_tid": naa + timedelta(seconds=3),
        "sum": "5b1e0c7f93a2d648e07f1b25c4d9836a1f62be907a3cd51840e9f27b86d5c31e",
        "grader": list(Grad),
        "tilstander": list(MERKELAPPER),
        "tomt": _skjema("t"),
        "feilet": _skjema("f", {"mobil": "9990012", "aar": "2022", "epost": "ikke-en-adresse"}),
        "loese": Feltvisning(
            id="k-kode", navn="kode", etikett="Passord", kort=True,
            beskrivelse="Koden på 6 siffer fra SMS-en. Du har 5 forsøk.",
            attributter={"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": 9},
        ),
        "faner": [
            {"url": "#", "tekst": _("Mine skjema"), "aktiv": True},
            {"url": "#", "tekst": _("Nytt skjema")},
            {"url": "#", "tekst": _("Nyheter"), "antall": 2, "antall_tekst": _("2 uleste")},
        ],
        "veksle": [
            {"url": "#", "tekst": "Etter kontroll", "aktiv": True},
            {"url": "#", "tekst": "Etter saksbehandler"},
        ],
        "grupper": _grupper(),
        "noekler": [
            {"etikett": "Feil", "tall": 4, "farge": "danger", "ikon": "feil"},
            {"etikett": "Advarsler", "tall": 3, "farge": "warning", "ikon": "advarsel"},
            {"etikett": "Informasjon", "tall": 0, "farge": "info", "ikon": "info"},
            {"etikett": "Kontroller uten funn", "tall": "29 av 35", "farge": "success", "ikon": "ok"},
            {"etikett": "I kø nå", "tall": 2, "ikon": "timeglass"},
        ],
        "fakta": [("Kvitteringsnummer", "2022-11CF-5530-7K3M-Q9D2"), ("Kommune", "5530 Senja")],
        "gaar": _framdrift("naa"),
        "stoppet": _framdrift("feil"),
        "sider": Paginator(range(900), 50).page(7),
        "ene_siden": Paginator(range(3), 50).page(1),
        "sortering": "-endret",
        "kolonner": [
            {"tekst": "Nr", "sorter": "nr"}, {"tekst": "Skjematittel", "sorter": "tittel"},
            {"tekst": "Endret", "sorter": "endret"}, {"tekst": "Poster", "hoyre": True},
        ],
        "rader": [[2, "11F. Sosialhjelp 2022 - filuttrekk", "06.01.2023", 412],
                  [1, "Guovdageaidnu – Kautokeino, Kárášjohka – Karasjok", "04.01.2023", 96]],
    }  # fmt: skip
