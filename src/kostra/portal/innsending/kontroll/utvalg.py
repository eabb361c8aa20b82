"""Controls as their user may see them, and what the progress and the stopped pages show."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kostra.kontroll.modell import Rapport
from kostra.portal import klokke
from kostra.portal.innsending.kontroll import mottaksvakt
from kostra.portal.innsending.kontroll.tekster import AVBRUTT, avvisning_i_ord
from kostra.portal.innsending.models import Kontroll, Levering
from kostra.portal.innsending.skjema import rundetekst
from kostra.portal.innsending.utvalg import definisjon, sprak, utfylling_for
from kostra.portal.konto.models import Bruker
from kostra.portal.runde.utvalg import aapning_av
from kostra.portal.utseende import tekst
from kostra.rapport import arkiv

Stand = Kontroll.Stand
#: Queue, decryption, control; registering follows only when something is delivered.
_REKKE = (Stand.I_KO, Stand.DEKRYPTERER, Stand.KONTROLLERER, Stand.REGISTRERER, Stand.FERDIG)


def kontroll_for(bruker: Bruker, kontroll_id: uuid.UUID) -> Kontroll:
    """The control, if its form may be opened by the user right now. Raises Http404."""
    kontroll = Kontroll.objects.select_related("fil").filter(pk=kontroll_id).first()
    if kontroll is None:
        raise Http404
    kontroll.utfylling = utfylling_for(bruker, kontroll.utfylling_id)
    return kontroll


def levering_av(kontroll: Kontroll) -> Levering | None:
    """The delivery that the control ended in; the same bytes sent before in the same opening too."""
    if kontroll.handling != Kontroll.Handling.SEND_INN or kontroll.stand != Stand.FERDIG:
        return None
    return Levering.objects.filter(
        utfylling=kontroll.utfylling_id, aapning=kontroll.aapning, sha256=kontroll.fil.sha256
    ).first()


def rapport_av(kontroll: Kontroll) -> Rapport | None:
    """The kept report; None where there is none, its time is over, or it can't be read."""
    lagret = getattr(kontroll, "rapport", None)
    if lagret is None or not lagret.innhold or lagret.slettes <= klokke.naa():
        return None
    try:
        return arkiv.pakk_ut(bytes(lagret.innhold))
    except arkiv.UgyldigArkiv:
        return None


def ferdig_adresse(kontroll: Kontroll) -> str:
    """Where a control that has ended is shown: receipt, report, or why it stopped."""
    if kontroll.stand in {Stand.AVVIST, Stand.FEILET}:
        return reverse("innsending:stoppet", args=[kontroll.pk])
    levering = levering_av(kontroll)
    if levering is not None:
        return reverse("innsending:kvittering", args=[levering.kvitteringsnr])
    if kontroll.handling == Kontroll.Handling.SEND_INN:
        return reverse("innsending:stoppet", args=[kontroll.pk])
    return reverse("innsending:rapport", args=[kontroll.pk])


# -- progress ----------------------------------------------------------------------------------------
def framdrift(kontroll: Kontroll) -> dict[str, Any]:
    """The steps, the sentence for ``role="status"``, and what hangs if anything does."""
    status = _status(kontroll)
    return {
        "kontroll": kontroll,
        "sender": kontroll.handling == Kontroll.Handling.SEND_INN,
        "steg": _steg(kontroll),
        "status": status,
        "henger": _henger(kontroll),
    }


def _steg(kontroll: Kontroll) -> list[dict[str, Any]]:
    fil = kontroll.fil
    sender = kontroll.handling == Kontroll.Handling.SEND_INN
    lagret = _("%(navn)s, %(tid)s") % {
        "navn": fil.filnavn,
        "tid": tekst.tid(fil.lagret, sekunder=True),
    }
    rekke: list[tuple[str, str, str]] = [
        (Stand.I_KO, _("I kø"), _ko(kontroll)),
        (Stand.DEKRYPTERER, _("Dekrypteres"), _("I minnet i sikker sone. Klartekst lagres aldri.")),
        (Stand.KONTROLLERER, _("Kontrolleres"), ""),
    ]
    if sender:
        rekke.append((Stand.REGISTRERER, _("Registreres"), ""))
    slutt = _("Kvitteringen er klar") if sender else _("Rapporten er klar")
    rekke.append((Stand.FERDIG, slutt, ""))
    ved = Stand.DEKRYPTERER if kontroll.stand == Stand.KARANTENE else kontroll.stand
    naa = _REKKE.index(Stand(ved)) if ved in _REKKE else 0
    steg: list[dict[str, Any]] = [
        {"tekst": _("Lastet opp"), "tilstand": "ferdig", "detalj": lagret}
    ]
    for stand, ord_, detalj in rekke:
        plass = _REKKE.index(Stand(stand))
        tilstand = "ferdig" if plass < naa else "naa" if plass == naa else "venter"
        steg.append({"tekst": ord_, "tilstand": tilstand, "detalj": detalj})
        if stand == Stand.KONTROLLERER and tilstand == "naa" and kontroll.av_antall:
            steg[-1] |= {"verdi": kontroll.behandlet, "maks": kontroll.av_antall}
            steg[-1]["detalj"] = _antall(kontroll)
    return steg


def _ko(kontroll: Kontroll) -> str:
    if kontroll.stand == Stand.I_KO:
        plass = mottaksvakt.plass_i_ko(kontroll)
        if plass == 1:
            return _("Filen er den neste i køen.")
        return _("Filen er nummer %(plass)s i køen.") % {"plass": tekst.tall(plass)}
    sekunder = int(((kontroll.startet or kontroll.bestilt) - kontroll.bestilt).total_seconds())
    return ngettext("Ventet %(antall)s sekund", "Ventet %(antall)s sekunder", sekunder) % {
        "antall": tekst.tall(max(sekunder, 0))
    }


def _antall(kontroll: Kontroll) -> str:
    return _("%(naa)s av %(alle)s poster er kontrollert") % {
        "naa": tekst.tall(kontroll.behandlet),
        "alle": tekst.tall(kontroll.av_antall),
    }


def _status(kontroll: Kontroll) -> str:
    if kontroll.stand == Stand.I_KO:
        return _ko(kontroll)
    if kontroll.stand == Stand.KONTROLLERER and kontroll.av_antall:
        return _antall(kontroll)
    return {
        Stand.DEKRYPTERER: _("Filen dekrypteres."),
        Stand.KONTROLLERER: _("Filen kontrolleres."),
        Stand.REGISTRERER: _("Leveringen registreres."),
        Stand.KARANTENE: _("Filen venter på oss."),
    }.get(Stand(kontroll.stand), _("Kontrollen er ferdig."))


def _henger(kontroll: Kontroll) -> str:
    """What is in the way, in words; empty when it moves."""
    if kontroll.stand == Stand.KARANTENE:
        return _(
            "Det er ikke din feil: filen er riktig kryptert, men nøkkelen "
            "mangler hos oss. Filen er trygt lagret, og vi har fått beskjed. Du trenger ikke gjøre noe: "
            "kontrollen går videre av seg selv, og tidspunktet du sendte, er det som gjelder. Må du "
            "likevel kryptere på nytt, får du e-post."
        )
    naa = klokke.naa()
    if kontroll.ferdig is not None or mottaksvakt.helse(naa).svarer:
        return ""
    if naa - kontroll.bestilt < mottaksvakt.TAUSHET and kontroll.stand != Stand.I_KO:
        return ""
    return _(
        "Mottaket svarer ikke akkurat nå. Filen er trygt lagret, og kontrollen begynner av seg selv når "
        "mottaket er tilbake. Du kan lukke siden; resultatet ligger under Mine skjema."
    )


# -- stopped -----------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Stoppgruppe:
    """One control's findings that stand in the way: title, how many, the first journal numbers."""

    kontroll: str
    tittel: str
    antall: int
    journalnumre: tuple[str, ...]
    flere: int


def stoppet(kontroll: Kontroll) -> dict[str, Any]:
    """Why nothing was delivered, what to do, and what stops. See ``innsending/kontroll/stoppet.html``."""
    rapport, skjema = rapport_av(kontroll), kontroll.utfylling
    return {
        "kontroll": kontroll,
        "utfylling": skjema,
        "frist": rundetekst.frist(aapning_av(skjema)),
        "tittel": definisjon(skjema).tittel.paa(sprak()),
        "sender": kontroll.handling == Kontroll.Handling.SEND_INN,
        "avvisning": avvisning_i_ord(kontroll),
        "avbrutt": AVBRUTT.get(kontroll.avvisningsgrunn, "") if kontroll.stand == "feilet" else "",
        "grupper": _stoppgrupper(rapport) if rapport else [],
        "har_rapport": rapport is not None,
    }


def _stoppgrupper(rapport: Rapport) -> list[Stoppgruppe]:
    maal, vist = sprak(), 3
    ut = []
    for info in rapport.kontroller:
        meldinger = [
            m for m in rapport.meldinger
            if m.kontroll == info.id and m.alvorlighetsgrad.stopper
        ]  # fmt: skip
        if meldinger:
            numre = tuple(dict.fromkeys(m.journalnummer for m in meldinger if m.journalnummer))
            antall = max(info.antall, len(meldinger))
            ut.append(
                Stoppgruppe(
                    info.id, info.tittel.paa(maal), antall, numre[:vist], max(len(numre) - vist, 0)
                )
            )
    return ut
