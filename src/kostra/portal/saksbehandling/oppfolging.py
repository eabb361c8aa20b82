"""*Dette må følges opp*: what waits for a person, each with where to go. Reads only."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kostra.portal import klokke
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.revisjon.utvalg import BRUTT
from kostra.portal.saksbehandling import godkjenning
from kostra.portal.saksbehandling.brukere.utvalg import antall_mobilbytter
from kostra.portal.saksbehandling.karantene.utvalg import antall_som_venter
from kostra.portal.saksbehandling.ko import utvalg as ko
from kostra.portal.saksbehandling.sertifikater import utvalg as sertifikater
from kostra.portal.utseende import tekst
from kostra.portal.varsling.purring import oversikt as purring
from kostra.portal.varsling.purring.grunnlag import Grunnlag


@dataclass(frozen=True)
class Gjoremal:
    """One thing to see to. ``farge``: danger, warning, info."""

    farge: str
    tittel: str
    tekst: str
    url: str
    knapp: str

    @property
    def ikon(self) -> str:
        return {"danger": "feil", "warning": "advarsel"}.get(self.farge, "info")


def alle(
    bruker: Bruker,
    arbeidere: list[ko.Arbeider],
    kjede: Hendelse | None,
    grunnlag: Grunnlag | None,
) -> list[Gjoremal]:
    """Everything, the gravest first. ``kjede``: the verdict on the audit log; ``grunnlag``: the round."""
    funnet = [
        *_kjeden(kjede),
        *_arbeidere(arbeidere),
        *_karantene(),
        *_sertifikater(),
        *_godkjenninger(bruker),
        *_mobilbytter(),
        *_brev(),
        *_purring(grunnlag),
    ]
    return sorted(funnet, key=lambda g: ("danger", "warning", "info").index(g.farge))


def _kjeden(dom: Hendelse | None) -> list[Gjoremal]:
    if dom is None or dom.resultat != BRUTT:
        return []
    return [
        Gjoremal(
            "danger",
            _("Revisjonsloggen er endret."),
            _("Kjeden er brutt ved hendelse %(nr)s.") % {"nr": dom.detaljer.get("nr", "?")},
            reverse("saksbehandling:revisjonslogg"),
            _("Se loggen"),
        )
    ]


def _arbeidere(alle: list[ko.Arbeider]) -> list[Gjoremal]:
    til = reverse("saksbehandling:ko")
    uten = ko.uten_arbeider(alle)
    if uten:
        hvem = ", ".join(ko.titler()[navn] for navn in uten)
        return [
            Gjoremal(
                "danger",
                _("Ingen arbeider svarer for %(hvem)s.") % {"hvem": hvem},
                _("Det som kommer inn, blir liggende i køen."),
                til,
                _("Se køene"),
            )
        ]
    borte = sum(not a.lever for a in alle)
    if not borte:
        return []
    tittel = ngettext(
        "%(antall)s arbeider svarer ikke.", "%(antall)s arbeidere svarer ikke.", borte
    )
    return [
        Gjoremal(
            "warning",
            tittel % {"antall": borte},
            _("Andre har tatt over arbeidet."),
            til,
            _("Se køene"),
        )
    ]


def _karantene() -> list[Gjoremal]:
    antall = antall_som_venter()
    if not antall:
        return []
    tittel = ngettext(
        "%(antall)s fil kan ikke åpnes: mottaket mangler nøkkelen.",
        "%(antall)s filer kan ikke åpnes: mottaket mangler nøkkelen.",
        antall,
    )
    return [
        Gjoremal(
            "danger",
            tittel % {"antall": antall},
            ngettext(
                "Den ligger trygt, og leses av seg selv når nøkkelen er lagt inn i mottaket.",
                "De ligger trygt, og leses av seg selv når nøkkelen er lagt inn i mottaket.",
                antall,
            ),
            reverse("saksbehandling:karantene"),
            _("Se filene"),
        )
    ]


def _sertifikater() -> list[Gjoremal]:
    naa = klokke.naa()
    return [
        Gjoremal(
            "warning",
            _("Sertifikatet %(navn)s går ut %(om)s.")
            % {
                "navn": sertifikater.navn(ett.pem),
                "om": sertifikater.om_dager((ett.gyldig_til - naa).days),
            },
            _("Siste dag er %(dato)s. Legg inn det nye i god tid.")
            % {"dato": tekst.dato(ett.siste_dag)},
            reverse("saksbehandling:sertifikater"),
            _("Se sertifikatene"),
        )
        for ett in sertifikater.utloper_snart()
    ]


def _godkjenninger(bruker: Bruker) -> list[Gjoremal]:
    antall = godkjenning.venter_paa(bruker)
    if not antall:
        return []
    tittel = ngettext(
        "%(antall)s forslag venter på godkjenning.",
        "%(antall)s forslag venter på godkjenning.",
        antall,
    )
    return [
        Gjoremal(
            "warning",
            tittel % {"antall": antall},
            _("Ingenting gjøres før en annen enn den som foreslo det, har godkjent."),
            reverse("saksbehandling:godkjenninger"),
            _("Behandle"),
        )
    ]


def _mobilbytter() -> list[Gjoremal]:
    antall = antall_mobilbytter()
    if not antall:
        return []
    tittel = ngettext(
        "%(antall)s rapportør har fått nytt mobilnummer.",
        "%(antall)s rapportører har fått nytt mobilnummer.",
        antall,
    )
    return [
        Gjoremal(
            "warning",
            tittel % {"antall": antall},
            _("Endringen gjelder først når den er bekreftet."),
            f"{reverse('saksbehandling:brukere')}?bare=mobil",
            _("Behandle"),
        )
    ]


def _brev() -> list[Gjoremal]:
    antall = ko.oppgitte().count()
    if not antall:
        return []
    tittel = ngettext(
        "%(antall)s e-post kom ikke fram.", "%(antall)s e-poster kom ikke fram.", antall
    )
    return [
        Gjoremal(
            "warning",
            tittel % {"antall": antall},
            _("Den siste uken. Adressen kan være feil."),
            f"{reverse('saksbehandling:ko')}#oppgitte",
            _("Se brevene"),
        )
    ]


def _purring(grunnlag: Grunnlag | None) -> list[Gjoremal]:
    neste = purring.neste_utsending(grunnlag) if grunnlag else None
    if grunnlag is None or neste is None:
        return []
    mal = ngettext(
        "%(antall)s enhet mangler %(skjemaer)s og får brev hvis den ikke leverer før den tid.",
        "%(antall)s enheter mangler %(skjemaer)s og får brev hvis de ikke leverer før den tid.",
        neste.enheter,
    )
    return [
        Gjoremal(
            "info",
            _("Purring er planlagt %(dato)s.") % {"dato": tekst.dato(neste.dato)},
            mal % {"antall": tekst.tall(neste.enheter), "skjemaer": ", ".join(neste.skjemaer)},
            f"{reverse('saksbehandling:purring_prov')}?dato={neste.dato.isoformat()}"
            f"&aar={grunnlag.runde.aar}",
            _("Prøvekjøring"),
        )
    ]
