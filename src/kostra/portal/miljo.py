"""What the portal takes from its environment, checked before anything starts.

:data:`VARIABLER` is the whole list, and ``kostra portal start`` prints it when something is wrong:
all faults at once, each with what to do. Production refuses what only a demo may have.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

DEMO, TEST, PRODUKSJON = "demo", "test", "produksjon"
#: Which process reads the settings; ``kostra mottak arbeider`` says so itself.
PROSESS, PORTAL, MOTTAK = "KOSTRA_PROSESS", "portal", "mottak"
#: How mottak's own variables begin. Its worker takes them out before it reads these settings.
MOTTAKETS = ("KOSTRA_MOTTAK_", "KOSTRA_PASSORD", "KOSTRA_PKCS11_")


class InnstillingsFeil(Exception):
    """One or more settings are wrong. ``feil``: a sentence for each, naming the variable."""

    def __init__(self, feil: list[str]) -> None:
        super().__init__("\n".join(feil))
        self.feil = feil


@dataclass(frozen=True)
class S3:
    """Where ciphertext is kept in an S3-compatible store. Empty strings: what boto3 finds itself."""

    botte: str
    prefiks: str = ""
    adresse: str = ""
    region: str = ""
    nokkel: str = ""
    hemmelighet: str = field(default="", repr=False)


@dataclass(frozen=True)
class Innstillinger:
    """The portal's settings. Sizes in bytes, times as timedelta."""

    modus: str
    data: Path
    nedlastingsmappe: str
    nettlesermappe: str
    hemmelighet: str = field(repr=False)
    database: str = field(repr=False)
    adresse: str
    verter: tuple[str, ...]
    bak_proxy: int
    smtp_vert: str
    smtp_port: int
    smtp_bruker: str
    smtp_passord: str = field(repr=False)
    smtp_tls: str
    avsender: str
    sms_adresse: str
    sms_nokkel: str = field(repr=False)
    klokke_forskyvning: timedelta
    maks_fil: int
    rapport_lagres: timedelta
    erstattet_lagres: timedelta
    logg_nivaa: str
    lageradresse: str = ""
    s3_adresse: str = ""
    s3_region: str = ""
    s3_nokkel: str = ""
    s3_hemmelighet: str = field(default="", repr=False)
    metrikk_nokkel: str = field(default="", repr=False)

    @property
    def er_demo(self) -> bool:
        """True when mail and SMS end in the outbox page, and demo logins are printed."""
        return self.modus == DEMO

    @property
    def sikker(self) -> bool:
        """True when browsers reach us by https, so that cookies can demand it."""
        return self.adresse.startswith("https://")

    @property
    def lager(self) -> Path:
        """The folder of ciphertext."""
        return self.data / "lager"

    @property
    def s3(self) -> S3 | None:
        """The S3-compatible store that takes the folder's place; None: the folder."""
        if not self.lageradresse:
            return None
        deler = urlsplit(self.lageradresse)
        return S3(
            deler.netloc,
            deler.path.strip("/"),
            self.s3_adresse,
            self.s3_region,
            self.s3_nokkel,
            self.s3_hemmelighet,
        )

    @property
    def nedlastinger(self) -> Path:
        """The folder of programs that the front page has for download."""
        return Path(self.nedlastingsmappe) if self.nedlastingsmappe else self.data / "nedlastinger"

    @property
    def nettleser(self) -> Path:
        """The folder of what the control page ships (``make nettleser``)."""
        return Path(self.nettlesermappe) if self.nettlesermappe else self.data / "nettleser"

    @property
    def post(self) -> Path:
        """Where a demo's mail and SMS arrive: a mailbox, not a part of the database."""
        return self.data / "post"


@dataclass(frozen=True)
class Variabel:
    """One environment variable: how it is read, and where it must be given."""

    navn: str
    felt: str
    hva: str
    les: Callable[[str], Any]
    standard: str | None = None
    kreves_i_produksjon: bool = False
    hemmelig: bool = False
    bare_portalen: bool = False  # mottak does without: it sends nothing and unseals nothing
    bare_utenfor_produksjon: bool = False


def _tekst(verdi: str) -> str:
    return verdi.strip()


def _heltall(minst: int, mest: int) -> Callable[[str], int]:
    def les(verdi: str) -> int:
        tekst = verdi.strip()
        if not (tekst.isascii() and tekst.isdigit() and minst <= int(tekst) <= mest):
            raise ValueError(f"skal være et helt tall fra {minst} til {mest}")
        return int(tekst)

    return les


def _en_av(*mulige: str) -> Callable[[str], str]:
    def les(verdi: str) -> str:
        if verdi not in mulige:
            raise ValueError(f"skal være en av: {', '.join(m or '(tom)' for m in mulige)}")
        return verdi

    return les


def _adresse(verdi: str) -> str:
    deler = urlsplit(verdi.strip())
    if deler.scheme not in {"http", "https"} or not deler.netloc or deler.path not in {"", "/"}:
        raise ValueError("skal være en adresse som https://kostra.example, uten sti")
    return f"{deler.scheme}://{deler.netloc}"


def _tjeneste(verdi: str) -> str:
    if verdi and urlsplit(verdi).scheme not in {"http", "https"}:
        raise ValueError("skal være en http- eller https-adresse")
    return verdi.strip()


def _lager(verdi: str) -> str:
    deler = urlsplit(verdi.strip())
    if verdi and not (
        deler.scheme == "s3"
        and re.fullmatch(r"[a-z0-9][a-z0-9.-]{2,62}", deler.netloc)
        and re.fullmatch(r"[\w./-]*", deler.path, re.ASCII)
    ):
        raise ValueError("skal være s3://BØTTE eller s3://BØTTE/MAPPE")
    return verdi.strip()


def _lang_nokkel(verdi: str) -> str:
    if verdi and not (len(verdi) >= 32 and verdi.isascii() and verdi.isprintable()):
        raise ValueError("skal være minst 32 tilfeldige tegn")
    return verdi


def _liste(verdi: str) -> tuple[str, ...]:
    return tuple(del_.strip() for del_ in verdi.split(",") if del_.strip())


def _sekunder(verdi: str) -> timedelta:
    try:
        return timedelta(seconds=int(verdi))
    except (ValueError, OverflowError) as feil:
        raise ValueError("skal være et antall sekunder") from feil


def _dogn(verdi: str) -> timedelta:
    return timedelta(days=_heltall(1, 3650)(verdi))


def _hemmelighet(verdi: str) -> str:
    if len(verdi) < 50:
        raise ValueError("skal være minst 50 tilfeldige tegn")
    return verdi


VARIABLER: tuple[Variabel, ...] = (
    Variabel("KOSTRA_DATA", "data", "mappen for data", lambda v: Path(v).absolute(), "kostra-data"),
    Variabel("KOSTRA_NEDLASTINGER", "nedlastingsmappe",
             "mappen med programmene til nedlasting; uten: nedlastinger i mappen for data", _tekst, ""),
    Variabel("KOSTRA_NETTLESER", "nettlesermappe",
             "mappen med filene til nettkontrollen; uten: nettleser i mappen for data", _tekst, ""),
    Variabel("KOSTRA_HEMMELIGHET", "hemmelighet", "hemmelighet for økter og forsegling",
             _hemmelighet, None, kreves_i_produksjon=True, bare_portalen=True, hemmelig=True),
    Variabel("KOSTRA_DATABASE", "database", "databasens adresse (sqlite:///… eller postgresql://…)",
             _tekst, "", kreves_i_produksjon=True, hemmelig=True),
    Variabel("KOSTRA_LAGER", "lageradresse",
             "lageret for krypterte filer: s3://BØTTE/MAPPE; uten: lager i mappen for data", _lager, ""),
    Variabel("KOSTRA_S3_ADRESSE", "s3_adresse",
             "adressen til et S3-kompatibelt lager; uten: den boto3 finner", _tjeneste, ""),
    Variabel("KOSTRA_S3_REGION", "s3_region", "regionen lageret er i", _tekst, ""),
    Variabel("KOSTRA_S3_NOKKEL", "s3_nokkel",
             "nøkkel-id til lageret; uten: den boto3 finner", _tekst, ""),
    Variabel("KOSTRA_S3_HEMMELIGHET", "s3_hemmelighet", "hemmeligheten til nøkkel-id-en", _tekst, "",
             hemmelig=True),
    Variabel("KOSTRA_ADRESSE", "adresse", "adressen som brukerne skriver", _adresse,
             "http://127.0.0.1:8000", kreves_i_produksjon=True, bare_portalen=True),
    Variabel("KOSTRA_VERTER", "verter", "vertsnavn som besvares, med komma mellom", _liste, ""),
    Variabel("KOSTRA_BAK_PROXY", "bak_proxy", "antall mellomtjenere foran portalen",
             _heltall(0, 5), "0"),
    Variabel("KOSTRA_SMTP_VERT", "smtp_vert", "e-posttjeneren", _tekst, "",
             kreves_i_produksjon=True, bare_portalen=True),
    Variabel("KOSTRA_SMTP_PORT", "smtp_port", "e-posttjenerens port", _heltall(1, 65535), "587"),
    Variabel("KOSTRA_SMTP_BRUKER", "smtp_bruker", "brukernavn hos e-posttjeneren", _tekst, ""),
    Variabel("KOSTRA_SMTP_PASSORD", "smtp_passord", "passord hos e-posttjeneren", str, "",
             hemmelig=True),
    Variabel("KOSTRA_SMTP_TLS", "smtp_tls", "vern av forbindelsen: starttls, tls eller ingen",
             _en_av("starttls", "tls", "ingen"), "starttls"),
    Variabel("KOSTRA_AVSENDER", "avsender", "avsenderadressen i e-post", _tekst,
             "ikke-svar@kostra.example", kreves_i_produksjon=True, bare_portalen=True),
    Variabel("KOSTRA_SMS_ADRESSE", "sms_adresse", "SMS-tjenestens adresse", _tjeneste, "",
             kreves_i_produksjon=True, bare_portalen=True),
    Variabel("KOSTRA_SMS_NOKKEL", "sms_nokkel", "nøkkelen til SMS-tjenesten", _tekst, "",
             kreves_i_produksjon=True, bare_portalen=True, hemmelig=True),
    Variabel("KOSTRA_KLOKKE_FORSKYVNING", "klokke_forskyvning",
             "sekunder som klokken er forskjøvet i en øvelse", _sekunder, "0",
             bare_utenfor_produksjon=True),
    Variabel("KOSTRA_MAKS_MB", "maks_fil",
             "største fil som tas imot, i MB; et skjema som trenger mer, sier det selv",
             lambda v: _heltall(1, 1000)(v) * 1_000_000, "20"),
    Variabel("KOSTRA_RAPPORT_DOGN", "rapport_lagres", "døgn en kontrollrapport oppbevares",
             _dogn, "180"),
    Variabel("KOSTRA_ERSTATTET_DOGN", "erstattet_lagres",
             "døgn en kryptert fil som er erstattet, oppbevares etter siste kontroll", _dogn, "30"),
    Variabel("KOSTRA_METRIKK_NOKKEL", "metrikk_nokkel",
             "nøkkelen som Prometheus viser for å lese /metrikk/; uten er siden ikke der",
             _lang_nokkel, "", bare_portalen=True, hemmelig=True),
    Variabel("KOSTRA_LOGG", "logg_nivaa", "loggnivå", _en_av("DEBUG", "INFO", "WARNING", "ERROR"),
             "INFO"),
)  # fmt: skip


def les(miljo: Mapping[str, str]) -> Innstillinger:
    """The settings in that environment. Raises :class:`InnstillingsFeil` with every fault."""
    feil: list[str] = []
    modus = miljo.get("KOSTRA_MODUS", DEMO)
    if modus not in {DEMO, TEST, PRODUKSJON}:
        feil.append(f"KOSTRA_MODUS: skal være demo eller produksjon, ikke «{modus[:20]}».")
        raise InnstillingsFeil(feil)
    verdier: dict[str, Any] = {"modus": modus}
    for variabel in VARIABLER:
        _les_en(variabel, miljo, modus, verdier, feil)
    _ukjente(miljo, feil)
    if modus == PRODUKSJON:
        feil += [
            f"{navn} hører til mottaket. Portalens prosess skal ikke ha vei til nøklene: ta den bort."
            for navn in sorted(miljo)
            if navn.startswith(MOTTAKETS)
        ]
    if not feil and miljo.get(PROSESS) != MOTTAK:
        feil += _sammen(verdier)
    if not feil and bool(verdier["s3_nokkel"]) != bool(verdier["s3_hemmelighet"]):
        feil.append(
            "KOSTRA_S3_NOKKEL og KOSTRA_S3_HEMMELIGHET hører sammen: sett begge eller ingen."
        )
    if feil:
        raise InnstillingsFeil(feil)
    _fyll_ut(verdier)
    return Innstillinger(**verdier)


def _les_en(
    variabel: Variabel,
    miljo: Mapping[str, str],
    modus: str,
    verdier: dict[str, Any],
    feil: list[str],
) -> None:
    gitt = miljo.get(variabel.navn)
    produksjon, i_mottak = modus == PRODUKSJON, miljo.get(PROSESS) == MOTTAK
    kreves = variabel.kreves_i_produksjon and not (i_mottak and variabel.bare_portalen)
    if produksjon and kreves and not gitt:
        feil.append(f"{variabel.navn} mangler: {variabel.hva}.")
        return
    if produksjon and variabel.bare_utenfor_produksjon and gitt not in {None, "", "0"}:
        feil.append(f"{variabel.navn} kan ikke brukes i produksjon: {variabel.hva}.")
        return
    raa = gitt if gitt else variabel.standard
    if raa is None:  # only the secret: a demo makes its own
        verdier[variabel.felt] = secrets.token_urlsafe(48)
        return
    try:
        verdier[variabel.felt] = variabel.les(raa)
    except ValueError as grunn:
        feil.append(f"{variabel.navn} {grunn} ({variabel.hva}).")


def _ukjente(miljo: Mapping[str, str], feil: list[str]) -> None:
    """A misspelt variable is a setting that silently doesn't hold: say so."""
    kjente = {v.navn for v in VARIABLER} | {"KOSTRA_MODUS", PROSESS}
    andre = (*MOTTAKETS, "KOSTRA_TEST_", "KOSTRA_DREP_")
    feil += [
        f"{navn} er ikke en innstilling portalen kjenner."
        for navn in sorted(miljo)
        if navn.startswith("KOSTRA_") and navn not in kjente and not navn.startswith(andre)
    ]


def _sammen(verdier: dict[str, Any]) -> list[str]:
    if verdier["modus"] != PRODUKSJON:
        return []
    feil = []
    if not verdier["adresse"].startswith("https://"):
        feil.append("KOSTRA_ADRESSE skal begynne med https:// i produksjon.")
    if not verdier["bak_proxy"]:
        feil.append(
            "KOSTRA_BAK_PROXY skal være minst 1 i produksjon: uten vet ikke portalen hvem som spør, "
            "og en fremmed kan stenge alle ute ved å prøve mange passord."
        )
    if "*" in verdier["verter"]:
        feil.append("KOSTRA_VERTER skal nevne vertsnavnene i produksjon, ikke «*».")
    if verdier["smtp_tls"] == "ingen":
        feil.append(
            "KOSTRA_SMTP_TLS kan ikke være «ingen» i produksjon: e-posten bærer startpassord."
        )
    if not verdier["sms_adresse"].startswith("https://"):
        feil.append("KOSTRA_SMS_ADRESSE skal begynne med https:// i produksjon.")
    if verdier["avsender"].endswith(".example"):
        feil.append("KOSTRA_AVSENDER er demoens adresse. Oppgi virksomhetens egen.")
    return feil


def _fyll_ut(verdier: dict[str, Any]) -> None:
    """What follows from the rest when it isn't given."""
    if not verdier["database"]:
        verdier["database"] = f"sqlite:///{(verdier['data'] / 'kostra.sqlite3').as_posix()}"
    if not verdier["verter"]:
        vert = urlsplit(verdier["adresse"]).hostname or "127.0.0.1"
        lokale = ("127.0.0.1", "localhost") if verdier["modus"] != PRODUKSJON else ()
        verdier["verter"] = tuple(dict.fromkeys((vert, *lokale)))
