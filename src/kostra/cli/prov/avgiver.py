"""One unit of the rehearsal and the person who reports for it, through the portal's own pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote

from kostra.blankett import blankett
from kostra.cli.demo_kjor import BRUKERID, KODE, STARTPASSORD, begynn, finn, krev
from kostra.cli.demo_nettleser import Nettleser, SideFeil, Svar
from kostra.cli.prov.hus import Hus

_PASSORD = "multer og blåbær på myra"


@dataclass
class Avgiver:
    """``region``: six digits. The person's address and number are made of it, and of nobody."""

    hus: Hus
    region: str
    orgnr: str
    pin: str
    brukerid: str = ""
    innlogget: Nettleser | None = field(default=None, repr=False)
    skjemasider: dict[str, str] = field(default_factory=dict)

    @property
    def epost(self) -> str:
        return f"kari{self.region}@kommune.example"

    @property
    def mobil(self) -> str:
        return f"+479{int(self.region):07d}"

    # -- the kommune -------------------------------------------------------------------------------
    def registrer(self, skjemaer: list[str]) -> None:
        """Logs in with the PIN and sends a 999 for the person."""
        nettleser = Nettleser(self.hus.adresse)
        side = self._pin(nettleser)
        krev(side, "/skjema/", "innloggingen for kommunen")
        side = begynn(nettleser, nettleser.hent("/skjema/nytt/"), "999", self.hus.aar)
        side = nettleser.send(
            side,
            {
                "ansvarlig_navn": "Ola Eksempel",
                "ansvarlig_telefon": "77000000",
                "ansvarlig_epost": f"post{self.region}@kommune.example",
            },
            knapp=("gjor", "neste"),
        )
        side = nettleser.send(
            side,
            {
                "person_navn": "Kari Eksempel",
                "person_epost": self.epost,
                "person_mobil": self.mobil,
                "skjema": skjemaer,
            },
            knapp=("gjor", "send_inn"),
        )
        if "sendt=1" not in side.sti:
            raise SideFeil(f"Skjema 999 for {self.region} ble ikke sendt ({side.kode}).")

    def kan_sende_999(self, skjemaer: list[str]) -> bool:
        """True if a 999 is taken. One that isn't, stays as a draft."""
        try:
            self.registrer(skjemaer)
        except SideFeil:
            return False
        return True

    def pin_slipper_inn(self) -> bool:
        """True if the PIN opens the unit's pages."""
        return self._pin(Nettleser(self.hus.adresse)).sti.startswith("/skjema/")

    def _pin(self, nettleser: Nettleser) -> Svar:
        felt = {"brukernavn": self.orgnr, "passord": self.pin}
        return nettleser.send(nettleser.hent("/logg-inn/"), felt)

    def glem(self) -> None:
        """The person's account was only for the trial."""
        self.brukerid, self.innlogget = "", None
        self.skjemasider.clear()

    # -- the person --------------------------------------------------------------------------------
    def logg_inn(self) -> Nettleser:
        """Logs in with the code by SMS; the first time with the start password, which is changed."""
        nettleser = Nettleser(self.hus.adresse)
        passord = _PASSORD
        if not self.brukerid:
            brev = self._les(nettleser, self.epost)
            self.brukerid, passord = finn(BRUKERID, brev), finn(STARTPASSORD, brev)
        side = nettleser.send(
            nettleser.hent("/logg-inn/"), {"brukernavn": self.brukerid, "passord": passord}
        )
        krev(side, "/logg-inn/kode/", "innloggingen for personen")
        self.hus.post()
        side = nettleser.send(side, {"kode": finn(KODE, self._les(nettleser, self.mobil))})
        if side.sti.startswith("/min-side/passord/"):
            side = nettleser.send(side, {"nytt": _PASSORD, "gjenta": _PASSORD})
        krev(side, "/skjema/", "koden")
        self.innlogget = nettleser
        return nettleser

    def _les(self, nettleser: Nettleser, til: str) -> str:
        """The outbox's letters to the receiver, the latest first."""
        side = nettleser.hent(f"/demo/utboks/?til={quote(til)}&merke=").tekst
        return side.replace(til, "")

    # -- a form --------------------------------------------------------------------------------------
    def send(
        self, skjema: str, konvolutt: bytes, *, svar: str = "ja", gjor: str = "send_inn"
    ) -> str:
        """Answers, attaches the file and presses the button; mottak does its part.

        Returns where it ended: kvittering, rapport, stoppet, or the form's own page.
        """
        nettleser = self.innlogget or self.logg_inn()
        side = self.apne(skjema)
        filfelt = blankett(skjema, self.hus.aar).filfelt
        assert filfelt is not None
        if not any(filfelt.svarfelt in ett.navn for ett in side.skjemaer):
            side = nettleser.send(side, {}, knapp=("gjor", "neste"))
        vedlegg = ("fil", f"{skjema.lower()}.p7m", konvolutt)
        side = nettleser.send(side, {filfelt.svarfelt: svar}, knapp=("gjor", gjor), fil=vedlegg)
        if side.sti.startswith("/skjema/kontroll/"):
            self.hus.mottak()
            side = nettleser.hent(side.sti)
        for sted in ("kvittering", "rapport", "stoppet"):
            if f"/{sted}" in side.sti:
                return sted
        return side.sti

    def tas_imot(self, skjema: str, konvolutt: bytes) -> bool:
        """True if the page takes the file at all: closed, it has no button to send with."""
        self.logg_inn()
        try:
            return self.send(skjema, konvolutt) in {"kvittering", "rapport", "stoppet"}
        except SideFeil:
            return False

    def apne(self, skjema: str) -> Svar:
        """The form's page: begun if it isn't, unlocked if it is sent and may be."""
        nettleser = self.innlogget or self.logg_inn()
        if skjema in self.skjemasider:
            side = nettleser.hent(self.skjemasider[skjema])
        else:
            side = begynn(nettleser, nettleser.hent("/skjema/nytt/"), skjema, self.hus.aar)
            self.skjemasider[skjema] = side.sti
        laas_opp = next((sti for sti in side.lenker if sti.endswith("/laas-opp/")), None)
        if laas_opp is None:
            return side
        side = nettleser.hent(laas_opp)
        spor = next((s for s in side.skjemaer if s.adresse.endswith("/laas-opp/")), None)
        return nettleser.trykk(side, spor) if spor else side
