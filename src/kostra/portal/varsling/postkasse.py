"""A demo's mailbox: one file for each e-mail and SMS, outside the database. What lies here has left."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from django.conf import settings

from kostra.portal import klokke
from kostra.portal.varsling.feil import Midlertidig
from kostra.portal.varsling.sms import Sms

_VISES, _LESES = 50, 500
_NAVN = re.compile(r"[0-9a-f-]{36}\.(eml|json)")


@dataclass(frozen=True)
class Postbrev:
    """A letter as it arrived. ``emne`` is empty for an SMS."""

    id: str
    er_sms: bool
    til: str
    emne: str
    tekst: str
    tid: datetime


@dataclass(frozen=True)
class Postkassevisning:
    """Newest first. ``merke`` changes when the list does."""

    brev: list[Postbrev]
    merke: str


def legg_epost(melding: EmailMessage, *, brev: str) -> None:
    """The same letter again replaces itself."""
    _skriv(f"{brev}.eml", melding.as_bytes())


class DemoSms:
    """The adapter that writes to the mailbox."""

    def send(self, melding: Sms) -> None:
        innhold = {"til": melding.til, "tekst": melding.tekst, "tid": klokke.naa().isoformat()}
        _skriv(f"{melding.id}.json", json.dumps(innhold, ensure_ascii=False).encode())


def _skriv(navn: str, innhold: bytes) -> None:
    mappe: Path = settings.KOSTRA.post
    midlertidig = mappe / f"{navn}.del"
    try:
        mappe.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(os.open(midlertidig, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as fil:
            fil.write(innhold)
            fil.flush()
            os.fsync(fil.fileno())
        midlertidig.replace(mappe / navn)
    except OSError:
        raise Midlertidig("postkassen_tar_ikke_imot") from None


def vis(sok: str = "") -> Postkassevisning:
    """The newest letters to receivers whose address holds ``sok``."""
    sokt = "".join(sok.split()).casefold()
    lest = (_les(fil) for fil in _nyeste())
    brev = [b for b in lest if sokt in b.til.casefold()][:_VISES]
    return Postkassevisning(brev, _merke(brev))


def _nyeste() -> Iterable[Path]:
    mappe: Path = settings.KOSTRA.post
    if not mappe.is_dir():
        return []
    filer = [fil for fil in mappe.iterdir() if _NAVN.fullmatch(fil.name)]
    return sorted(filer, key=lambda fil: fil.stat().st_mtime_ns, reverse=True)[:_LESES]


def _les(fil: Path) -> Postbrev:
    innhold = fil.read_bytes()
    if fil.suffix == ".json":
        sms = json.loads(innhold)
        tid = datetime.fromisoformat(sms["tid"])
        return Postbrev(fil.stem, True, sms["til"], "", sms["tekst"], tid)
    melding = message_from_bytes(innhold, policy=default)
    del_ = melding.get_body(("plain",))
    tekst = del_.get_content() if del_ is not None else ""
    emne, tid = str(melding["Subject"]), melding["Date"].datetime
    return Postbrev(fil.stem, False, str(melding["To"]), emne, tekst.strip(), tid)


def _merke(brev: list[Postbrev]) -> str:
    grunnlag = "|".join(f"{b.id} {b.tid.isoformat()}" for b in brev)
    return hashlib.sha256(grunnlag.encode()).hexdigest()[:16]
