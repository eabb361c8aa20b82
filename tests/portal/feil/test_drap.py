"""SIGKILL at every named place of a delivery: nothing that was answered is lost, nothing is doubled.

Each kill is a real one, of a process forked for it; what is checked is read from the stores. The long
campaign with the whole service is ``make feil``.
"""

from __future__ import annotations

import dataclasses
import datetime
import os
import signal
import warnings
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connection, connections

from feil.invarianter import Lagre, Lovet, Oyeblikk, brudd, klartekst
from kostra.portal import dreppunkt
from kostra.portal.innsending.models import Fil, Kontroll, Levering, Opplasting
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.tilgang.models import Enhet
from kostra.portal.varsling import oppgaver, sending
from kostra.portal.varsling.grenser import Grenser
from kostra.portal.varsling.models import Forsendelse
from mottak.hjelp import fil, konvolutt, post
from portal import bygg
from portal.innsending.fil_hjelp import Sak, adresse_til, mottak, sak
from portal.varsling import tjenere

KANARI = "KANARI77"
INNHOLD = fil(post(KANARI))
#: One for each kill.
KOMMUNER = (
    "4601", "5001", "1108", "4204", "1106", "4203", "4631", "3401", "3403", "3405", "4602", "5006",
    "1833",
)  # fmt: skip
VED_OPPLASTING = dreppunkt.PUNKTER[:8]
I_MOTTAK = dreppunkt.PUNKTER[9:13]


def drept(arbeid, miljo) -> bool:
    """Does the work in a process of its own; True if SIGKILL ended it."""
    connections.close_all()
    with warnings.catch_warnings():
        # of forking beside threads: this one does its work and dies
        warnings.simplefilter("ignore", DeprecationWarning)
        barn = os.fork()
    if barn == 0:
        try:
            dreppunkt.passer = dreppunkt.lag(miljo)
            arbeid()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(barn, 0)[1]) == -signal.SIGKILL


def uttrekk(saken: Sak) -> bytes:
    """The unit's own, with the canary for its journal number."""
    return fil(post(KANARI, p0=saken.utfylling.enhet.kommunenr))


def ved(punkt: str) -> dict[str, str]:
    return {"KOSTRA_MODUS": "test", "KOSTRA_DREP_VED": punkt}


def lagre() -> Lagre:
    return Lagre(f"sqlite:///{connection.settings_dict['NAME']}", settings.KOSTRA.lager)


def ingen_brudd(lovet: Lovet) -> None:
    assert brudd(lagre(), lovet) == []
    assert list(klartekst([settings.KOSTRA.data], [KANARI.encode()])) == []


@contextmanager
def senere(sett, **tid):
    naa = settings.KOSTRA
    sett(klokke_forskyvning=naa.klokke_forskyvning + datetime.timedelta(**tid))
    yield
    settings.KOSTRA = naa


@pytest.fixture
def sett(settings):
    def bytt(**verdier):
        settings.KOSTRA = dataclasses.replace(settings.KOSTRA, **verdier)

    return bytt


def send_inn(saken: Sak, lovet: Lovet) -> None:
    """As a client whose last try may have been cut: looks at where it is, and goes on."""
    forrige = saken.fersk()
    if forrige.tilstand == "paabegynt" and forrige.fil is None:
        saken.med_fil(uttrekk(saken))
    gitt = saken.fersk().fil
    lovet.filer[gitt.pk.hex] = gitt.sha256
    if saken.fersk().tilstand == "paabegynt":
        saken.bestill("send_inn")
    mottak("frisk").gjor_alt()
    levering = Levering.objects.get(utfylling=saken.utfylling)
    lovet.kvitteringer[levering.kvitteringsnr] = levering.sha256
    lovet.leveringer.append((saken.utfylling.pk.hex, levering.sha256))


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the tests' database is read from its file"
)
@pytest.mark.django_db(transaction=True)
def test_drept_hvor_som_helst_paa_veien_blir_det_en_levering_og_ingenting_er_tapt(sett, settings):
    settings.VARSLING = Grenser(smtp_svar=30)  # it has to answer, however busy the machine is
    lovet, saken = Lovet(), None
    for punkt in VED_OPPLASTING:
        saken = neste(saken)
        data = konvolutt(uttrekk(saken))
        assert drept(lambda: saken.last_opp(data), ved(punkt)), punkt  # noqa: B023 - called here
        ingen_brudd(lovet)
        fortsett(saken, data)
        send_inn(saken, lovet)
        ingen_brudd(lovet)
    saken = neste(saken)
    saken.med_fil(uttrekk(saken))
    assert drept(lambda: saken.bestill("send_inn"), ved("for_ko"))
    assert not Kontroll.objects.filter(utfylling=saken.utfylling).exists()
    send_inn(saken, lovet)
    for punkt in I_MOTTAK:
        saken = neste(saken)
        saken.med_fil(uttrekk(saken))
        saken.bestill("send_inn")
        assert drept(lambda: mottak("drept").gjor_alt(), ved(punkt)), punkt
        assert brudd(lagre(), lovet, i_ro=False) == []
        assert not Levering.objects.filter(utfylling=saken.utfylling).exists()
        with senere(sett, seconds=61):  # the dead worker's lease is over
            send_inn(saken, lovet)
        ingen_brudd(lovet)
    with tjenere.posttjener() as post_:
        sett(smtp_vert="127.0.0.1", smtp_port=post_.port, smtp_tls="ingen")
        brev = Forsendelse.objects.filter(kanal="epost", stand="venter").earliest("opprettet")
        assert drept(lambda: oppgaver.send(str(brev.pk)), ved("e_post"))
        with senere(sett, minutes=6):
            sending.ta_tilbake()
            oppgaver.send(str(brev.pk))
        brev.refresh_from_db()
        assert brev.stand == "sendt"
        # perhaps twice, but as one and the same letter: that is what the Message-ID is for
        assert {brev.message_id.encode() in raa for raa in post_.brev} == {True}
        assert len(post_.brev) == 2
    ingen_brudd(lovet)


def neste(forrige: Sak | None) -> Sak:
    """The next unit's form; the round is the same."""
    kommune = KOMMUNER[Enhet.objects.count()]
    return sak(ved=bygg.enhet(kommune, "Eksempel"), runde=forrige is None)


def fortsett(saken: Sak, data: bytes) -> None:
    """The page's own way on: where is it, the rest, finished; or from the start."""
    svar = saken.start(data)
    if saken.fersk().fil is not None:
        return
    adresse, mottatt = adresse_til(svar), svar.json()["mottatt"]
    if mottatt < len(data):
        assert saken.bit(adresse, mottatt, data[mottatt:]).status_code == 200
    if saken.nettleser.post(f"{adresse}ferdig/").status_code != 200:
        assert saken.last_opp(data).status_code == 200
    assert not Opplasting.objects.filter(utfylling=saken.utfylling).exists()
    assert Fil.objects.filter(utfylling=saken.utfylling, utslettet=None).count() == 1


@pytest.mark.parametrize("modus", ["produksjon", "demo", ""])
def test_utenfor_test_er_drap_uten_virkning(modus):
    miljo = {"KOSTRA_DREP_VED": "etter_commit"} | ({"KOSTRA_MODUS": modus} if modus else {})
    for punkt in dreppunkt.PUNKTER:
        dreppunkt.lag(miljo)(punkt)
    assert dreppunkt.lag(miljo) is dreppunkt.lag({})


def test_et_ukjent_drapspunkt_sies():
    with pytest.raises(ValueError, match="for_frokost"):
        dreppunkt.lag(ved("for_frokost"))


@pytest.mark.django_db
def test_invariantene_ser_det_som_er_galt(db):
    """What a check that never finds anything would be worth."""
    saken, lovet = sak(), Lovet()
    lagret = saken.med_fil(INNHOLD)
    lovet.filer[lagret.pk.hex] = lagret.sha256
    lovet.kvitteringer["2026-TAPT"] = lagret.sha256
    lovet.leveringer.append((saken.utfylling.pk.hex, lagret.sha256))
    sti = settings.KOSTRA.lager / "filer" / lagret.lagernavn
    sti.write_bytes(INNHOLD)
    saken.utfylling.tilstand = "innsendt"
    saken.utfylling.save(update_fields=["tilstand"])
    Hendelse.objects.filter(nr=1).update(resultat="annet")

    class Denne(Lagre):
        @contextmanager
        def oyeblikk(self):
            with connection.cursor() as peker:
                yield Oyeblikk(self.lager, peker)

    funnet = brudd(Denne("", settings.KOSTRA.lager), lovet)
    assert {tekst[:2] for tekst in funnet} == {"I1", "I3", "I5", "I6"}
    assert len([tekst for tekst in funnet if tekst.startswith("I1")]) == 2
    assert [
        f.partition(" i ")[0] for f in klartekst([settings.KOSTRA.data], [KANARI.encode()])
    ] == ["I4: klartekst"]
