"""Everything the page of a report shows, ready for the template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kostra.kontroll.modell import Grad, gruppert
from kostra.portal.innsending.rapport import valg as rv
from kostra.portal.innsending.rapport.dom import Domsvisning, domsvisning, merknader_om_tid
from kostra.portal.innsending.rapport.endring import Endringsvisning, endringsvisning
from kostra.portal.innsending.rapport.funn import Treff
from kostra.portal.innsending.rapport.kort import Seksjon, seksjoner
from kostra.portal.innsending.rapport.tekst import som_tekst
from kostra.portal.innsending.rapport.utvalg import Kontrollert
from kostra.portal.innsending.rapport.valg import Valg
from kostra.portal.utseende import tekst
from kostra.portal.utseende.merkelapper import for_grad
from kostra.portal.utseende.skjemafelt import Feltvisning
from kostra.portal.utseende.skjemafelt import Valg as Feltvalg
from kostra.rapport.deler import Statistikk
from kostra.rapport.innhold import Innhold
from kostra.rapport.parametre import parametre
from kostra.rapport.rens import ren
from kostra.rapport.tekster import Tekster
from kostra.skjema.modell import Sprak

#: format -> (word on the button, icon), in the order of the buttons.
FORMATER = {
    "xlsx": ("Excel", "excel"), "pdf": ("PDF", "pdf"), "html": ("HTML", "ned"),
    "csv": ("CSV", "csv"), "json": ("JSON", "json"),
}  # fmt: skip
#: Caseworkers in the list to choose from; with more, the other grouping finds them.
_MAKS_I_NEDTREKK = 200


@dataclass(frozen=True)
class Ledetekster:
    """The report's own words that stand by each finding."""

    fant: str
    gjor: str
    hvorfor: str
    felt: str

    @classmethod
    def av(cls, t: Tekster) -> Ledetekster:
        return cls(t("funn.fant"), t("funn.gjor"), t("funn.hvorfor"), t("funn.felt"))


@dataclass(frozen=True)
class Filter:
    """The form that chooses findings. ``treff``: how many match, when some are left out."""

    adresse: str
    felt: tuple[Feltvisning, ...]
    kontroll: str
    treff: str
    nullstill: str
    ingen: str


@dataclass(frozen=True)
class Rest:
    """What follows the findings."""

    uten_funn: str
    kontroller: tuple[tuple[str, str], ...]
    statistikk: tuple[Statistikk, ...]
    fakta: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Side:
    """The page, from top to bottom."""

    tittel: str
    stier: list[tuple[str, str]]
    undertittel: str
    om_tiden: str
    nyere_url: str
    dom: Domsvisning
    merknader: tuple[tuple[str, str], ...]
    tall: list[dict[str, Any]]
    endring: Endringsvisning | None
    nedlastinger: list[dict[str, str]]
    som_tekst: str
    veksle: list[dict[str, Any]]
    filter: Filter | None
    seksjoner: tuple[Seksjon, ...]
    etter_saksbehandler: bool
    rest: Rest
    ord: Ledetekster
    fortrolig: str


def side(k: Kontrollert, valg: Valg, sprak: Sprak) -> Side:
    """The page of the report with these choices, in that language."""
    treff = Treff(k, valg, sprak)
    hele = Innhold(k.rapport, sprak)
    delene = seksjoner(treff)
    dom = domsvisning(k, hele)
    ankere = {sak.anker for del_ in delene for kort in del_.kort for sak in kort.saker}
    return Side(
        tittel=hele.tittel,
        stier=_stier(k),
        undertittel=_undertittel(k, hele),
        om_tiden=merknader_om_tid(k),
        nyere_url=reverse("innsending:rapport", args=[k.nyere]) if k.nyere else "",
        dom=dom,
        merknader=hele.merknader,
        tall=_tall(hele),
        endring=endringsvisning(treff, ankere),
        nedlastinger=_nedlastinger(k),
        som_tekst=som_tekst(hele, dom, delene),
        veksle=_veksle(treff.valg),
        filter=_filter(treff) if treff.antall_i_alt or treff.valg.filtrerer else None,
        seksjoner=delene,
        etter_saksbehandler=treff.valg.grupper == rv.ETTER_SAKSBEHANDLER,
        rest=_rest(hele),
        ord=Ledetekster.av(hele.t),
        fortrolig=hele.t("rapport.fortrolig"),
    )


def _stier(k: Kontrollert) -> list[tuple[str, str]]:
    utfylling = k.utfylling
    return [
        (reverse("innsending:mine"), _("Mine skjema")),
        (reverse("innsending:skjema", args=[utfylling.pk]), f"{utfylling.skjema} {utfylling.aar}"),
        (reverse("innsending:rapport", args=[k.kontroll.pk]), _("Kontrollrapport")),
    ]


def _undertittel(k: Kontrollert, hele: Innhold) -> str:
    ferdig = k.kontroll.ferdig
    kontrollert = hele.t("rapport.kontrollert", tid=tekst.tid(ferdig)) if ferdig else ""
    antall, versjon = hele.undertittel[1], ren(k.rapport.programversjon)
    ledd = (str(k.utfylling.enhet), k.kontroll.fil.filnavn, antall, kontrollert, versjon)
    return " · ".join(filter(None, ledd))


def _tall(hele: Innhold) -> list[dict[str, Any]]:
    """The counts by severity, and how many controls found nothing: not after a fatal error."""
    ruter = []
    for grad, etikett, antall in hele.tellere:
        lapp = for_grad(grad)
        ruter.append(
            {"etikett": etikett, "tall": gruppert(antall), "farge": lapp.farge, "ikon": lapp.ikon}
        )
    alle = sum(not info.tillegg for info in hele.rapport.kontroller)
    if alle > 1 and hele.rapport.alvorlighetsgrad != Grad.FATAL:
        av = hele.t("teller.av", n=len(hele.uten_funn), alle=alle)
        etikett = hele.t("teller.uten_funn")
        ruter.append({"etikett": etikett, "tall": av, "farge": "success", "ikon": "ok"})
    return ruter


def _nedlastinger(k: Kontrollert) -> list[dict[str, str]]:
    return [
        {
            "url": reverse("innsending:rapport_last_ned", args=[k.kontroll.pk, format]),
            "tekst": ord_,
            "ikon": ikon,
        }
        for format, (ord_, ikon) in FORMATER.items()
    ]


def _veksle(valg: Valg) -> list[dict[str, Any]]:
    maater = (
        (rv.ETTER_KONTROLL, _("Etter kontroll")),
        (rv.ETTER_SAKSBEHANDLER, _("Etter saksbehandler")),
    )
    return [
        {"url": valg.adresse(grupper=m), "tekst": ord_, "aktiv": m == valg.grupper}
        for m, ord_ in maater
    ]


# -- filter --------------------------------------------------------------------------------------------
def _filter(treff: Treff) -> Filter:
    valg, t = treff.valg, treff.t
    vist = t("verktoy.treff", vist=len(treff.meldinger), alle=treff.antall_i_alt)
    uten = Valg(til=valg.til, grupper=valg.grupper)
    felt = (
        _nedtrekk("vis", _("Vis"), _vis(treff), valg.vis),
        _nedtrekk("saksbehandler", t("kol.saksbehandler"), _navnene(treff), valg.saksbehandler),
        _nedtrekk("sorter", t("verktoy.sorter"), _sorteringer(t), valg.sorter),
        Feltvisning(
            id="journalnummer",
            navn="journalnummer",
            etikett=t("kol.journalnummer"),
            verdi=valg.sok,
            attributter={"autocomplete": "off"},
        ),
    )
    return Filter(
        adresse=valg.adresse(sok=""),
        felt=felt,
        kontroll=valg.kontroll,
        treff=vist if valg.filtrerer and valg.vis != rv.RETTET else "",
        nullstill=uten.adresse() if valg.filtrerer else "",
        ingen="" if treff.meldinger else t("verktoy.ingen_treff"),
    )


def _nedtrekk(navn: str, etikett: str, valg: list[tuple[str, str]], valgt: str) -> Feltvisning:
    valgene = tuple(Feltvalg(verdi, ord_, verdi == valgt) for verdi, ord_ in valg)
    return Feltvisning(id=navn, navn=navn, etikett=etikett, slag="select", valg=valgene)


def _vis(treff: Treff) -> list[tuple[str, str]]:
    valg = [
        ("", _("Alle funn")),
        (rv.FEIL, _("Bare feil")),
        (rv.ADVARSLER, _("Bare advarsler")),
        (rv.INFORMASJON, _("Bare informasjon")),
    ]
    if treff.endring is not None:
        valg += [
            (rv.NYE, _("Bare nye")),
            (rv.FORTSATT, _("Bare de som står igjen")),
            (rv.RETTET, _("Rettet siden sist")),
        ]
    return valg


def _navnene(treff: Treff) -> list[tuple[str, str]]:
    valgt = treff.valg.saksbehandler
    alle = list(treff.saksbehandlere.items())
    vist = alle[:_MAKS_I_NEDTREKK]
    if valgt and valgt not in dict(vist):
        vist.append((valgt, treff.saksbehandlere[valgt]))
    uten = treff.t("funn.uten_saksbehandler")
    return [("", treff.t("verktoy.alle")), *((m, ren(navn).strip() or uten) for m, navn in vist)]


def _sorteringer(t: Tekster) -> list[tuple[str, str]]:
    return [
        (rv.ALVORLIGHET, t("verktoy.sorter.rapport")),
        (rv.KONTROLL, t("kol.kontroll")),
        (rv.JOURNALNUMMER, t("kol.journalnummer")),
        (rv.LINJE, t("kol.linje_kort")),
    ]


def _rest(hele: Innhold) -> Rest:
    antall = len(hele.uten_funn)
    return Rest(
        uten_funn=hele.t.antall("avsnitt.uten_funn", antall) if antall else "",
        kontroller=hele.uten_funn,
        statistikk=hele.statistikk,
        fakta=parametre(hele),
    )
