"""The round as it is played: each day with what is done on it, and what must hold after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kostra.cli.demo_nettleser import Nettleser, SideFeil
from kostra.cli.prov.avgiver import Avgiver
from kostra.cli.prov.fortell import Forteller, StemmerIkke
from kostra.cli.prov.hus import Hus

if TYPE_CHECKING:
    from kostra.portal.konto.models import Bruker

SKJEMA = "11CF"
ALLE = ["11F", "11CF", "15F"]


def spill(aar: int, leverer: int, mappe: Path, database: str | None) -> int:
    """Plays the round; the exit code is 1 when something didn't hold."""
    fortell = Forteller()
    hus = Hus(aar, mappe, database)
    try:
        _Runden(hus, fortell, leverer).spill()
    except (StemmerIkke, SideFeil) as feil:
        click.secho(f"\nStemmer ikke: {feil}", fg="red", err=True)
        return 1
    fortell.slutt()
    return 0


class _Runden:
    def __init__(self, hus: Hus, fortell: Forteller, leverer: int) -> None:
        from kostra.portal.runde.kalender import forslag

        self.hus, self.f, self.leverer = hus, fortell, leverer
        self.plan = forslag(hus.aar)
        self.ansatte: dict[str, Bruker] = {}
        self.avgivere: list[Avgiver] = []

    def spill(self) -> None:
        """Every step in order."""
        steg: list[Callable[[], None]] = [
            self.forberedelser, self.pinbrev, self.proven, self.aapning, self.paaminnelse,
            self.ved_fristen, self.purring, self.nytt_sertifikat, self.etterarbeid, self.stengt_uke,
            self.utlevering, self.avslutning,
        ]  # fmt: skip
        for ett in steg:
            ett()

    # -- before --------------------------------------------------------------------------------------
    def forberedelser(self) -> None:
        from kostra.portal.konto.models import Rolle
        from kostra.portal.konto.services import opprett_ansatt
        from kostra.portal.runde import services as runde
        from kostra.portal.runde.models import Sertifikat
        from kostra.portal.status.levert import enheter
        from kostra.portal.tilgang.enheter import importer
        from kostra.portal.varsling.models import Purreplan

        self._dag(datetime(self.hus.aar, 10, 20, 9, tzinfo=self.plan.apner.tzinfo), "Runden lages.")
        for rolle in (Rolle.SAKSBEHANDLER, Rolle.DRIFT, Rolle.REVISOR):
            epost = f"{rolle.value}@ssb.example"
            self.ansatte[rolle] = opprett_ansatt(navn="Siv Eksempel", epost=epost, rolle=rolle)[0]
        gjort = importer(None, lag_orgnr=True)
        self.f.si(f"{gjort.nye} enheter er importert.")
        p = self.plan
        runde.opprett_aar(
            aar=p.aar, aapner=p.apner, frist=p.frist, stenger=p.stenger, skjemaer=ALLE,
            sertifikater=[self.hus.sertifikat("kryptering")], stenginger=p.stenginger,
            bruker=self.ansatte[Rolle.SAKSBEHANDLER], prove_fra=p.prove_fra, prove_til=p.prove_til,
            forelopig=p.forelopig, siste_retting=p.siste_retting, endelig=p.endelig,
        )  # fmt: skip
        runde.legg_til_sertifikat(
            pem=self.hus.sertifikat("signering"), bruk=Sertifikat.Bruk.SIGNERING
        )
        self.alle = list(enheter(p.aar))
        self.f.sjekk(len(self.alle) > 350, f"{len(self.alle)} enheter skal rapportere for {p.aar}")
        planer = Purreplan.objects.filter(runde_id=p.aar)
        self.f.sjekk(
            {pl.skjema for pl in planer if pl.aktiv} == set(ALLE)
            and not planer.filter(steg="varsel", aktiv=True).exists(),
            "hvert skjema har en purreplan, og varselet er av",
        )

    def pinbrev(self) -> None:
        from kostra.portal.saksbehandling.pinbrev import services as pinbrev
        from kostra.portal.saksbehandling.pinbrev.pdf import pdf

        self._dag(self.plan.prove_fra - timedelta(days=3), "PIN-brevene sendes.")
        siv = self.ansatte["saksbehandler"]
        utstedt = pinbrev.utsted(bestilling=pinbrev.forsegl(self.alle, siv), bruker=siv)
        pin = {brev.enhet.pk: brev.pin for brev in utstedt.brev}
        self.f.sjekk(len(set(pin.values())) == len(self.alle), "hver enhet har sin egen pinkode")
        self.f.sjekk(pdf(utstedt.brev).startswith(b"%PDF"), "brevene er satt til utskrift")
        valgte = self._spredt()
        self.avgivere = [Avgiver(self.hus, e.region, e.orgnr, pin[e.pk]) for e in valgte]
        self.f.sjekk(
            all(a.pin_slipper_inn() for a in self.avgivere[:5]),
            "pinkodene slipper inn på sine sider",
        )

    def _spredt(self) -> list[Any]:
        """Those who deliver: some of Oslo's bydeler, and kommuner from all over."""
        oslo = [e for e in self.alle if e.har_bydel][:3]
        andre = [e for e in self.alle if not e.har_bydel]
        steg = max(1, len(andre) // (self.leverer - len(oslo)))
        return [*oslo, *andre[::steg]][: self.leverer]

    # -- the trial -------------------------------------------------------------------------------------
    def proven(self) -> None:
        from kostra.portal.innsending.models import Levering, Utfylling

        self._dag(self.plan.prove_fra + timedelta(days=2, hours=10), "Prøveperioden er åpen.")
        prover = self.avgivere[:2]
        for avgiver in prover:
            avgiver.registrer(ALLE)
        self.hus.post()
        for avgiver in prover:
            self.f.sjekk(
                avgiver.send(SKJEMA, self._fil(avgiver, SKJEMA)) == "kvittering",
                f"{avgiver.region} får kvittering på en prøveinnsending",
            )
        self.f.sjekk(self._levert(SKJEMA) == 0, "prøver teller ikke som levert")
        self._dag(self.plan.prove_til + timedelta(days=1, hours=9), "Prøvene slettes.")
        self.hus.vedlikehold()
        self.f.sjekk(
            not Levering.objects.exists() and not Utfylling.objects.filter(prove=True).exists(),
            "ingen prøve er igjen i databasen",
        )
        self.f.sjekk(self._filer_i_lageret() == 0, "ingen prøve er igjen i lageret")
        for avgiver in prover:
            avgiver.glem()

    # -- the round is open -----------------------------------------------------------------------------
    def aapning(self) -> None:
        self._dag(
            self.plan.apner - timedelta(days=2, hours=-10), "Dagen før: ingen kan sende ennå."
        )
        forste = self.avgivere[0]
        self.f.sjekk(not forste.kan_sende_999(ALLE), "før åpning kan ingenting sendes")
        self._dag(self.plan.apner + timedelta(days=3, hours=10), "Runden er åpen.")
        for avgiver in self.avgivere:
            avgiver.registrer(ALLE)
        self.hus.post()
        for avgiver in self.avgivere:
            avgiver.logg_inn()
        self.f.si(f"{len(self.avgivere)} personer har fått bruker-id og kode, og byttet passord.")
        tidlige = self.avgivere[: self.leverer // 3]
        for avgiver in tidlige:
            self.f.sjekk(
                avgiver.send(SKJEMA, self._fil(avgiver, SKJEMA)) == "kvittering",
                f"{avgiver.region} leverer {SKJEMA} med en gang",
            )
        med_feil = self.avgivere[len(tidlige)]
        self.f.sjekk(
            med_feil.send(SKJEMA, self._fil(med_feil, SKJEMA, feil="K13"))
            in {"rapport", "stoppet"},
            f"{med_feil.region} sender en fil med feil og får vite hva som er galt",
        )
        nei = self.avgivere[len(tidlige) + 1]
        self.f.sjekk(
            nei.send(SKJEMA, self._kryptert(b" "), svar="nei") == "kvittering",
            f"{nei.region} svarer Nei med den tomme filen",
        )
        self.levert = {a.region for a in tidlige} | {nei.region}
        self.f.sjekk(self._levert(SKJEMA) == len(self.levert), "status viser dem som har levert")

    # -- reminders -------------------------------------------------------------------------------------
    def paaminnelse(self) -> None:
        self._purredag(self.plan.frist - timedelta(days=7), "Påminnelse, sju dager før fristen.")

    def ved_fristen(self) -> None:
        from kostra.portal.runde import services as runde
        from kostra.portal.runde.models import Rapporteringsaar
        from kostra.portal.tilgang.models import Enhet

        utsatt = self.avgivere[-1]
        runde.gi_utsettelse(
            enhet=Enhet.objects.get(kommunenr=utsatt.region[:4], bydelsnr=utsatt.region[4:]),
            runde=Rapporteringsaar.objects.get(pk=self.hus.aar),
            ny_frist=self.plan.frist + timedelta(days=21),
            bruker=self.ansatte["saksbehandler"],
        )
        self.f.si(f"{utsatt.region} får tre uker ekstra.")
        self._purredag(self.plan.frist, "Fristen.", utsatt=utsatt.region)
        sent = self.avgivere[-3]
        self.f.sjekk(
            sent.send(SKJEMA, self._fil(sent, SKJEMA)) == "kvittering",
            f"{sent.region} leverer i tide",
        )
        self.levert.add(sent.region)

    def purring(self) -> None:
        from kostra.portal.varsling.models import Purring

        utsatt = self.avgivere[-1].region
        self._purredag(self.plan.frist + timedelta(days=7), "Purring etter en uke.", utsatt=utsatt)
        self._purredag(self.plan.frist + timedelta(days=14), "Siste purring.")
        self.f.si(f"{utsatt} ble minnet om sin egen frist, som er om en uke.")
        varsel = self.plan.frist + timedelta(days=28)
        self._dag(self._klokken(varsel), "Fire uker etter fristen.")
        self.f.sjekk(self._send_purringer() <= {utsatt}, "bare den som har utsettelse, purres ennå")
        self.f.sjekk(
            not Purring.objects.filter(plan__steg="varsel").exists(),
            "varselet er av: ingen får det",
        )

    def _purredag(self, dag: date, hva: str, *, utsatt: str = "") -> None:
        from kostra.portal.varsling.purring.plan import planlagt

        dag = planlagt(dag, 0)
        self._dag(self._klokken(dag), hva)
        fikk = self._send_purringer()
        self.f.si(f"{len(fikk)} enheter fikk brev om {SKJEMA}.")
        self.f.sjekk(not fikk & self.levert, "ingen som har levert, fikk brev")
        if utsatt:
            self.f.sjekk(utsatt not in fikk, "den som har utsettelse, fikk ikke brev")
        ventet = {e.region for e in self.alle} - self.levert - ({utsatt} if utsatt else set())
        med_adresse = {a.region for a in self.avgivere}
        self.f.sjekk(fikk == ventet & med_adresse, "alle andre som har noen å skrive til, fikk ett")
        self.f.sjekk(self._send_purringer() == set(), "kjørt en gang til sendes ingenting")
        self.hus.post()

    def _send_purringer(self) -> set[str]:
        """Sends what is due; the units that were reminded of the form by this run."""
        from kostra.portal.varsling.models import Purring
        from kostra.portal.varsling.purring import services

        foer = set(Purring.objects.values_list("pk", flat=True))
        services.send(aar=self.hus.aar)
        nye = Purring.objects.exclude(pk__in=foer).filter(plan__skjema=SKJEMA)
        return {purring.enhet.region for purring in nye.select_related("enhet")}

    def nytt_sertifikat(self) -> None:
        from kostra.kryptering import les_sertifikat
        from kostra.portal.runde.utvalg import krypteringssertifikater
        from kostra.portal.saksbehandling import godkjenning
        from kostra.portal.saksbehandling.sertifikater import services

        self._dag(self._klokken(self.plan.frist + timedelta(days=29)), "Nytt sertifikat.")
        pem = self.hus.ny_nokkel()
        drift, siv = self.ansatte["drift"], self.ansatte["saksbehandler"]
        forslag = godkjenning.foreslaa(
            navn="sertifikat.bytt",
            data=services.forslag_inn(
                sertifikat=les_sertifikat(pem.encode()),
                bruk="kryptering",
                aar=self.hus.aar,
                prove=False,
            ),
            grunn="Det gamle går snart ut.",
            av=drift,
        )
        try:
            godkjenning.godkjenn(id=forslag.pk, av=drift)
            alene = True
        except godkjenning.KanIkkeAvgjores:
            alene = False
        self.f.sjekk(not alene, "den som foreslår, kan ikke godkjenne selv")
        godkjenning.godkjenn(id=forslag.pk, av=siv)
        gyldige = [s.pem.strip() for s in krypteringssertifikater(self.hus.aar)]
        self.f.sjekk(pem.strip() in gyldige, "det nye sertifikatet gjelder når to har sagt ja")

    # -- after delivery ----------------------------------------------------------------------------------
    def etterarbeid(self) -> None:
        from kostra.portal.innsending.henvendelser import services as henvendelser
        from kostra.portal.innsending.models import Levering
        from kostra.portal.status.levert import gjeldende

        self._dag(self._klokken(self.plan.frist + timedelta(days=30)), "Spørsmål og retur.")
        siv = self.ansatte["saksbehandler"]
        avgiver = self.avgivere[1]
        levering = Levering.objects.get(
            utfylling__enhet__kommunenr=avgiver.region[:4],
            utfylling__enhet__bydelsnr=avgiver.region[4:],
        )
        henvendelser.returner(
            levering=levering, tekst="Filen gjelder et annet kvartal.", bruker=siv
        )
        self.hus.post()
        self.f.sjekk(
            not gjeldende(self.hus.aar).filter(pk=levering.pk).exists(),
            f"en returnert levering fra {avgiver.region} teller ikke lenger",
        )
        self.f.sjekk(
            avgiver.send(SKJEMA, self._fil(avgiver, SKJEMA, fro=2)) == "kvittering",
            f"{avgiver.region} retter og sender på nytt",
        )
        self.f.sjekk(self._levert(SKJEMA) == len(self.levert), "da er den med igjen")

    def stengt_uke(self) -> None:
        fra, til = self.plan.stenginger[0]
        self._dag(fra + timedelta(days=2), "Stengt før de foreløpige tallene.")
        avgiver = self.avgivere[-1]
        fil = self._fil(avgiver, SKJEMA)
        self.f.sjekk(
            not avgiver.tas_imot(SKJEMA, fil),
            "i den stengte uken tas ingenting imot",
        )
        self._dag(til + timedelta(hours=3), "Åpent for rettelser.")
        self.f.sjekk(
            avgiver.send(SKJEMA, fil) == "kvittering", f"{avgiver.region} leverer etter uken"
        )
        self.levert.add(avgiver.region)

    def utlevering(self) -> None:
        from kostra.mottak.arbeider_nokler import les_mappe
        from kostra.mottak.utlevering import tjeneste
        from kostra.mottak.utlevering.pseudonym import Pseudonymer
        from kostra.portal import klokke

        self._dag(self._klokken(self.plan.siste_retting), "Utlevering til statistikerne.")
        knippe = les_mappe(self.hus.mappe / "nokler", self.hus.passord, klokke.naa())
        utfall = tjeneste.utlever(
            tjeneste.planlegg(self.hus.aar),
            self.hus.mappe / "utlevert",
            nokler=knippe.dekryptering,
            pseudonymer=Pseudonymer(bytes(range(32))),
        )
        self.f.sjekk(
            (len(utfall.utlevert), utfall.feil) == (len(self.levert), []),
            f"{len(self.levert)} leveringer er utlevert som Parquet",
        )

    def avslutning(self) -> None:
        from kostra.kjede import Verifisert
        from kostra.portal.revisjon import logg
        from kostra.portal.varsling.models import Forsendelse

        self._dag(self.plan.stenger + timedelta(hours=10), "Runden er stengt.")
        sen = self.avgivere[-2]
        self.f.sjekk(
            not sen.tas_imot(SKJEMA, self._fil(sen, SKJEMA)),
            "etter stenging tas ingenting imot",
        )
        side = Nettleser(self.hus.adresse).hent(f"/status/?aar={self.hus.aar}&skjema={SKJEMA}")
        ventet = f"{len(self.levert)} av {len(self.alle)}"
        self.f.sjekk(ventet in side.tekst, f"den åpne statussiden sier «{ventet}»")
        self.f.sjekk(isinstance(logg.verifiser(), Verifisert), "kjeden av hendelser er hel")
        self.hus.post()
        stoppet = {"proven_er_over", "ikke_lenger_aktuelt"}  # there was nothing to tell any more
        igjen = Forsendelse.objects.exclude(stand="sendt").exclude(siste_feil__in=stoppet)
        self.f.sjekk(not igjen.exists(), "alle brev og SMS har kommet fram")

    # -- helpers ---------------------------------------------------------------------------------------
    def _dag(self, naar: datetime, hva: str) -> None:
        self.hus.still(naar)
        for avgiver in self.avgivere:
            avgiver.innlogget = None  # nobody stays logged in from one day to the next
        self.f.dag(naar.astimezone(self.plan.apner.tzinfo), hva)

    def _klokken(self, dag: date) -> datetime:
        """Nine o'clock that day: the reminders leave at eight."""
        return datetime(dag.year, dag.month, dag.day, 9, tzinfo=self.plan.apner.tzinfo)

    def _fil(self, avgiver: Avgiver, skjema: str, *, feil: str = "", fro: int = 1) -> bytes:
        """An extract of the unit's, made up and encrypted."""
        from kostra.testdata import lag_uttrekk

        biter = lag_uttrekk(
            skjema,
            self.hus.aar,
            avgiver.region,
            antall=20,
            fro=int(avgiver.region) + fro,
            feil=[feil] if feil else None,
        )
        return self._kryptert(b"".join(biter))

    def _kryptert(self, innhold: bytes) -> bytes:
        from kostra.kryptering import krypter, les_sertifikat
        from kostra.portal import klokke

        til = [les_sertifikat(self.hus.sertifikat("kryptering").encode())]
        return krypter(innhold, til, naa=klokke.naa())

    def _levert(self, skjema: str) -> int:
        from kostra.portal.status.levert import gjeldende

        return gjeldende(self.hus.aar, skjema).count()

    def _filer_i_lageret(self) -> int:
        from django.conf import settings

        return sum(1 for sti in settings.KOSTRA.lager.rglob("*") if sti.is_file())
