"""What a form page shows, made from the form's definition: no form is known here by its id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kostra.blankett import (
    Blankett,
    Blankettfelt,
    Feltfeil,
    Gruppe,
    Gruppestatus,
    feil,
    fra_kilder,
    gruppestatus,
    synlige_felt,
    visning,
)
from kostra.blankett import Valg as BlankettValg
from kostra.blankett.svar import Verdi
from kostra.portal.innsending import utvalg
from kostra.portal.innsending.henvendelser.utvalg import returen, som_venter
from kostra.portal.innsending.models import Utfylling
from kostra.portal.innsending.skjema import rundetekst
from kostra.portal.innsending.skjema.tjeneste import viste_felt
from kostra.portal.innsending.tilstand import Hendelse
from kostra.portal.runde.utvalg import aapning_av
from kostra.portal.tilgang.models import Enhet
from kostra.portal.utseende.skjemafelt import Feltvisning, Valg
from kostra.portal.utseende.templatetags.kostra import stand

_SLAG: Final = {"janei": "radio", "flervalg": "avkryssing", "telefon": "tel", "mobil": "tel"}
_TASTATUR: Final = {"telefon": "tel", "mobil": "tel", "epost": "email", "tall": "numeric"}
_STATUS: Final = {Gruppestatus.FEIL: "har_feil"}


@dataclass(frozen=True)
class Sidefelt:
    """One field on a page. ``vises``: "n=value" of the question on the page that shows it, if any.

    ``gjelder``: the same in words, for browsers that can't hide what doesn't apply.
    """

    felt: Blankettfelt
    visning: Feltvisning | None = None
    lenke: SafeString | None = None
    vises: str = ""
    gjelder: str = ""
    feil: str = ""

    @property
    def er_fil(self) -> bool:
        return self.felt.slag == "kryptert_fil"


@dataclass(frozen=True)
class Gruppelenke:
    """A line of *Spørsmålsgrupper*."""

    id: str
    tittel: str
    tilstand: str
    aktiv: bool
    ord: str = ""


@dataclass(frozen=True)
class Lestgruppe:
    """A group as it is read and printed: labels and answers."""

    tittel: str
    rader: list[tuple[str, str]]


def hode(utfylling: Utfylling) -> dict[str, Any]:
    """What every page of a form has on top."""
    form = utvalg.definisjon(utfylling)
    aapen = aapning_av(utfylling)
    sprak = utvalg.sprak()
    return {
        "utfylling": utfylling,
        "form": form,
        "tittel": form.tittel.paa(sprak),
        "enhet": str(utfylling.enhet),
        "aapning": aapen,
        "hvorfor_ikke": rundetekst.hvorfor_ikke(aapen),
        "stier": [
            (reverse("innsending:mine"), _("Mine skjema")),
            (reverse("innsending:skjema", args=[utfylling.pk]), f"{form.id} {form.aar}"),
        ],
        "hjemmel": hjemmel(form),
        "kan_slettes": utvalg.kan_slettes(utfylling),
        "kan_trekkes": form.registrering and utvalg.kan(utfylling, Hendelse.TREKK),
        "returen": returen(utfylling),
        "henvendelser": som_venter([utfylling.pk]),
        "har_henvendelser": utfylling.henvendelser.exists(),
    }


def hjemmel(form: Blankett) -> dict[str, str]:
    """The legal basis in the reader's language; empty for a form without."""
    sprak = utvalg.sprak()
    if not form.funksjon:
        return {}
    return {
        "funksjon": form.funksjon,
        "hjemmel": form.hjemmel.paa(sprak),
        "paa_oppdrag_av": form.paa_oppdrag_av.paa(sprak),
    }


def side(
    utfylling: Utfylling, gruppe: Gruppe, *, feilene: Iterable[Feltfeil], filfeil: str = ""
) -> dict[str, Any]:
    """One group of a form that can be changed. ``feilene``: those to show, of the whole form."""
    form, svar, sprak = utvalg.definisjon(utfylling), utvalg.alle_svar(utfylling), utvalg.sprak()
    feilene = list(feilene)
    ved_felt = {en.felt: en.tekst.paa(sprak) for en in feilene}
    if form.filfelt is not None and filfeil:
        ved_felt[form.filfelt.id] = filfeil
    felt = _sidefelt(form, gruppe, svar, ved_felt)
    nr = form.grupper.index(gruppe)
    return {
        **hode(utfylling),
        "gruppe": gruppe,
        "gruppetittel": gruppe.tittel.paa(sprak),
        "ingress": gruppe.ingress.paa(sprak),
        "veiledning": form.veiledning.paa(sprak) if nr == 0 else "",
        "felt": felt,
        "filfelt_her": form.filfelt in gruppe.felt,
        "feil": _feillinjer(utfylling, form, gruppe, felt, ved_felt),
        "har_feil": bool(ved_felt),
        "grupper": grupper(form, svar, gruppe),
        "er_forste": nr == 0,
        "er_siste": nr == len(form.grupper) - 1,
        "grunnlag": utvalg.grunnlag(utfylling, gruppe.id),
        "kontroll": utvalg.siste_kontroll(utfylling),
    }


def utkastfeil(utfylling: Utfylling, gruppe: Gruppe, *, ogsaa_mangler: bool) -> list[Feltfeil]:
    """What is wrong in one group; what is missing counts only when asked for."""
    form, svar = utvalg.definisjon(utfylling), utvalg.alle_svar(utfylling)
    return feil(form, svar, gruppe.id, for_innsending=ogsaa_mangler)


def grupper(form: Blankett, svar: Mapping[str, Verdi], aktiv: Gruppe) -> list[Gruppelenke]:
    """*Spørsmålsgrupper* with their *Status*."""
    linjer = []
    for gruppe in form.grupper:
        status = gruppestatus(form, svar, gruppe.id)
        har_fil = form.filfelt in gruppe.felt and status is Gruppestatus.FERDIG
        linjer.append(
            Gruppelenke(
                gruppe.id,
                gruppe.tittel.paa(utvalg.sprak()),
                _STATUS.get(status, str(status.value)),
                gruppe == aktiv,
                _("Fil lagt ved") if har_fil else "",
            )
        )
    return linjer


def statusene(utfylling: Utfylling) -> dict[str, str]:
    """``gruppe.<id>`` -> its *Status* as HTML, for a script that has changed something."""
    form = utvalg.definisjon(utfylling)
    linjer = grupper(form, utvalg.alle_svar(utfylling), form.grupper[0])
    return {f"gruppe.{linje.id}": stand(linje.tilstand, linje.ord) for linje in linjer}


def lest(form: Blankett, svar: Mapping[str, Verdi], filnavn: str = "") -> list[Lestgruppe]:
    """The whole form for reading: the questions that are shown, with their answers."""
    sprak = utvalg.sprak()
    ut = []
    for gruppe in form.grupper:
        rader = []
        for felt in synlige_felt(form, svar, gruppe.id):
            if felt.slag == "lenke":
                continue
            er_fil = felt.slag == "kryptert_fil"
            verdi = filnavn if er_fil else visning(felt, svar.get(felt.id, ""), sprak)
            rader.append((felt.etikett.paa(sprak), verdi))
        ut.append(Lestgruppe(gruppe.tittel.paa(sprak), rader))
    return ut


def blank(form: Blankett, enhet: Enhet) -> list[Lestgruppe]:
    """A form that isn't begun, for reading: the questions, with help and alternatives."""
    sprak = utvalg.sprak()
    laaste = fra_kilder(form, utvalg.kilder(enhet), bare_laaste=True)
    skjulte = {f.id for f in form.felt if f.laast} - {f.id for f in synlige_felt(form, laaste)}
    return [
        Lestgruppe(
            gruppe.tittel.paa(sprak),
            [
                (felt.etikett.paa(sprak), _om_feltet(felt, laaste))
                for felt in gruppe.felt
                if felt.slag != "lenke" and felt.id not in skjulte
            ],
        )
        for gruppe in form.grupper
    ]


def _om_feltet(felt: Blankettfelt, laaste: Mapping[str, Verdi]) -> str:
    if felt.laast:
        return str(laaste[felt.id])
    sprak = utvalg.sprak()
    valg = " / ".join(ett.etikett.paa(sprak) for ett in felt.valg)
    return " ".join(filter(None, (felt.hjelp.paa(sprak), valg)))


def forste_uferdige(utfylling: Utfylling) -> str:
    """The id of the group where there is something left to do; the last where nothing is."""
    form, svar = utvalg.definisjon(utfylling), utvalg.alle_svar(utfylling)
    for gruppe in form.grupper:
        if gruppestatus(form, svar, gruppe.id) is not Gruppestatus.FERDIG:
            return gruppe.id
    return form.grupper[-1].id


# -- fields --------------------------------------------------------------------------------------------
def _sidefelt(
    form: Blankett, gruppe: Gruppe, svar: Mapping[str, Verdi], ved_felt: Mapping[str, str]
) -> list[Sidefelt]:
    vises_av = {f.vises_naar.felt for f in gruppe.felt if f.vises_naar}
    styrere = [f.id for f in gruppe.felt if f.id in vises_av and f.fylles_ut]
    return [
        _ett_felt(form, felt, svar, ved_felt.get(felt.id, ""), styrere)
        for felt in viste_felt(form, svar, gruppe.id)
    ]


def _ett_felt(
    form: Blankett,
    felt: Blankettfelt,
    svar: Mapping[str, Verdi],
    feilen: str,
    styrere: list[str],
) -> Sidefelt:
    vises = gjelder = ""
    if felt.vises_naar and felt.vises_naar.felt in styrere:
        vises = f"{styrere.index(felt.vises_naar.felt) + 1}={felt.vises_naar.verdi}"
        styrer = form.etter_id[felt.vises_naar.felt]
        gjelder = _("Gjelder når svaret på «%(sporsmal)s» er %(svar)s.") % {
            "sporsmal": styrer.etikett.paa(utvalg.sprak()),
            "svar": visning(styrer, felt.vises_naar.verdi, utvalg.sprak()),
        }
    if felt.slag == "lenke":
        return Sidefelt(felt, lenke=_lenke(form, felt), vises=vises, gjelder=gjelder)
    nr = styrere.index(felt.id) + 1 if felt.id in styrere else 0
    tegnet = None if felt.slag == "kryptert_fil" else _visning(felt, svar, feilen, nr)
    return Sidefelt(felt, tegnet, vises=vises, gjelder=gjelder, feil=feilen)


def _visning(
    felt: Blankettfelt, svar: Mapping[str, Verdi], feilen: str, styrer: int
) -> Feltvisning:
    sprak, verdi = utvalg.sprak(), svar.get(felt.id, "")
    valgte = [verdi] if isinstance(verdi, str) else verdi
    return Feltvisning(
        id=felt.id,
        navn=felt.id,
        etikett=felt.etikett.paa(sprak),
        slag=_SLAG.get(felt.slag, "text"),
        verdi="" if felt.valg else visning(felt, verdi, sprak),
        beskrivelse=felt.hjelp.paa(sprak),
        feil=(feilen,) if feilen else (),
        valg=tuple(_valg(felt, ett, ett.verdi in valgte) for ett in felt.valg),
        valgfritt=felt.valgfritt,
        laast=felt.laast,
        # a help text wants the whole row; then only the box is short
        bredde="s6" if felt.hjelp.nb else f"s{felt.bredde}",
        kort=bool(felt.hjelp.nb) and felt.bredde < 6,
        kant=felt.slag == "janei",
        attributter=_attributter(felt, styrer),
    )


def _valg(felt: Blankettfelt, valg: BlankettValg, valgt: bool) -> Valg:
    sprak = utvalg.sprak()
    return Valg(
        verdi=valg.verdi,
        etikett=valg.etikett.paa(sprak),
        valgt=valgt,
        beskrivelse=valg.hjelp.paa(sprak),
        id=f"{felt.id}-{valg.verdi}",
    )


def _attributter(felt: Blankettfelt, styrer: int) -> dict[str, Any]:
    """Text in all text boxes: a browser rewrites what is typed in one of type email."""
    return {
        "autocomplete": felt.autocomplete or None,
        "inputmode": _TASTATUR.get(felt.slag),
        "spellcheck": "false" if felt.slag in ("tekst", "epost") and not felt.laast else None,
        "data-styrer": felt.id if felt.slag == "janei" else None,
        "data-nr": styrer or None,
    }


def _lenke(form: Blankett, felt: Blankettfelt) -> SafeString:
    """The help text with the link in its place; the bare word where there is no such page."""
    sprak = utvalg.sprak()
    foran, _skille, bak = felt.hjelp.paa(sprak).partition("{lenke}")
    adresse = _adresse(form, felt.maal)
    if not adresse:
        return format_html("{}{}{}", foran, felt.etikett.paa(sprak), bak)
    return format_html(
        '{}<a class="ds-link" href="{}">{}<span class="ds-sr-only"> ({})</span></a>{}',
        foran, adresse, felt.etikett.paa(sprak), felt.skjermleser.paa(sprak), bak,
    )  # fmt: skip


def _adresse(form: Blankett, maal: str) -> str:
    try:
        return {"tom_fil": lambda: reverse("nedlasting:tomfil", args=[form.id, form.aar])}[maal]()
    except NoReverseMatch:
        return ""


def _feillinjer(
    utfylling: Utfylling,
    form: Blankett,
    aktiv: Gruppe,
    felt: list[Sidefelt],
    ved_felt: Mapping[str, str],
) -> list[tuple[str, str]]:
    """(address, text) for the summary, in the form's order; faults on other pages link there."""
    paa_siden = {ett.felt.id: ett.visning.foerste_id for ett in felt if ett.visning}
    linjer = []
    for ett in form.felt:
        if ett.id not in ved_felt:
            continue
        maal = f"#{paa_siden.get(ett.id, ett.id)}"
        gruppe = form.gruppe_med(ett.id)
        if gruppe != aktiv:
            forst = f"{ett.id}-{ett.valg[0].verdi}" if ett.valg else ett.id
            adresse = reverse("innsending:gruppe", args=[utfylling.pk, gruppe.id])
            maal = f"{adresse}?feil=1#{forst}"
        linjer.append((maal, ved_felt[ett.id]))
    return linjer
