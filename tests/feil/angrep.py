"""Attack drills: what somebody gets who has taken, stolen, swapped or been trusted with too much."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx
from ytelse.portal_klient import ny_klient

from feil.klient import Klient
from feil.rapport import Linje, Rapport
from feil.system import KANARI, System
from kostra.kryptering import (
    KonvoluttFeil,
    Mottakernokkel,
    NokkelFeil,
    dekrypter,
    fingeravtrykk,
)
from kostra.nokler import Bruk, les_nokkel, sertifikat_pem
from mottak.hjelp import fil, post

_LENKE = re.compile(r'href="(/ansatt/[^"#?]*)"')
_MEST = 80  # staff pages that are looked through


async def alle(s: System, rapport: Rapport, antall: int) -> None:
    """Each drill ``antall`` times, where that makes it another."""
    portal = s.portal(antall=2)
    s.mottak(), s.arbeider()
    await s.svarer()
    for nr in range(antall + 1):
        await s.lever(nr)
    with rapport.linje("angrep_a_dump_av_webtjeneren") as linje:
        _dump(s, portal.popen.pid if portal.popen else 0, linje)
    with rapport.linje("angrep_b_stjaalet_okt") as linje:
        for nr in range(antall):
            await _stjaalet(s, nr, linje)
    with rapport.linje("angrep_c_rapportor_i_annen_kommune") as linje:
        for nr in range(antall):
            await _fremmed(s, nr, linje)
    with rapport.linje("angrep_d_saksbehandler_uten_nokkel") as linje:
        await _saksbehandler(s, linje)
    with rapport.linje("angrep_e_byttet_sertifikat") as linje:
        for nr in range(antall):
            await _byttet_sertifikat(s, nr, linje)
    with rapport.linje("angrep_f_ond_oppdatering") as linje:
        for nr in range(antall):
            linje.brudd += await asyncio.to_thread(
                _ond_oppdatering, s.demo.mappe / f"oppdatering{nr}"
            )
            linje.kjort += 2


def _dump(s: System, pid: int, linje: Linje) -> None:
    """The database, the disk and the environment of the web tier, and every key that is in them."""
    miljo = Path(f"/proc/{pid}/environ").read_bytes() if pid else b""
    for navn in (b"KOSTRA_PASSORD", b"KOSTRA_MOTTAK_"):
        if navn in miljo:
            linje.brudd.append(f"webtjenerens miljø har {navn.decode()}")
    filer = [sti for sti in s.data.rglob("*") if sti.is_file()]
    nokler = []
    for sti in filer:
        innhold = sti.read_bytes()
        if KANARI.encode() in innhold:
            linje.brudd.append(f"klartekst i {sti.relative_to(s.data)}")
        for pem in re.findall(
            rb"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*-----", innhold, re.S
        ):
            try:
                nokler.append(Mottakernokkel(les_nokkel(pem, None), None))
            except NokkelFeil:
                continue
    for sti in (s.lagre.lager / "filer").iterdir():
        try:
            dekrypter(sti.read_bytes(), nokler)
            linje.brudd.append("en innsending lot seg lese")
        except KonvoluttFeil:
            linje.kjort += 1


async def _stjaalet(s: System, nr: int, linje: Linje) -> None:
    """The cookie in another browser is dead when its owner has logged out."""
    klient = Klient.for_konto(s.kontoer[60 + nr], s.adresse, s.lovet)
    await klient.logg_inn(s.data / "post")
    tyv = ny_klient(s.adresse, "198.51.9.9")
    tyv.cookies = httpx.Cookies(klient.klient.cookies)
    await klient.hent("/skjema/")
    svar = await klient.send("/logg-ut/")
    if svar.status_code != 302:
        linje.brudd.append(f"utlogging ga {svar.status_code}")
    if (await tyv.get("/skjema/")).status_code != 302:
        linje.brudd.append("økten lever etter utlogging")
    await klient.klient.aclose()
    await tyv.aclose()
    linje.kjort += 1


async def _fremmed(s: System, nr: int, linje: Linje) -> None:
    """Another unit's form, file, control and receipt are not found, whatever is done to them."""
    offer, tyv = await s.klient(nr), await s.klient(nr + 1)
    await tyv.hent("/skjema/")
    skjema = offer.skjema.replace("-", "")
    kontroll = s.lagre.rader(f"SELECT id FROM innsending_kontroll WHERE utfylling_id = '{skjema}'")[
        0
    ][0]
    kvittering = s.lagre.rader(
        f"SELECT kvitteringsnr FROM innsending_levering WHERE utfylling_id = '{skjema}'"
    )[0][0]
    kontroll = (
        f"{kontroll[:8]}-{kontroll[8:12]}-{kontroll[12:16]}-{kontroll[16:20]}-{kontroll[20:]}"
    )
    lese = [
        f"/skjema/{offer.skjema}/{del_}" for del_ in ("", "uttrekk/", "utskrift/", "pdf/", "excel/")
    ]
    lese += [f"/skjema/kontroll/{kontroll}/"]
    lese += [f"/skjema/kvittering/{kvittering}/{del_}" for del_ in ("", "pdf/", "json/")]
    skrive = [
        f"/skjema/{offer.skjema}/{del_}"
        for del_ in ("laas-opp/", "slett/", "fil/fjern/", "uttrekk/")
    ]
    for metode, stier in (("GET", lese), ("POST", skrive)):
        for sti in stier:
            data = {"csrfmiddlewaretoken": tyv.csrf} if metode == "POST" else None
            svar = await tyv.klient.request(metode, sti, data=data)
            linje.kjort += 1
            if svar.status_code != 404:
                linje.brudd.append(f"{metode} {sti.split('/')[-2]}: {svar.status_code}, ikke 404")
    linje.brudd += s.brudd()


async def _saksbehandler(s: System, linje: Linje) -> None:
    """Every staff page a caseworker comes to holds nothing of what the extracts hold."""
    from django_otp.oath import TOTP

    (ansatt,) = [a for a in s.demo.ansatte if a.rolle == "saksbehandler"]
    klient = Klient(ny_klient(s.adresse, "198.51.8.8"), s.kontoer[0], lovet=s.lovet)
    await klient.hent("/logg-inn/")
    await klient.send("/logg-inn/", brukernavn=ansatt.brukerid, passord=ansatt.passord)
    await klient.hent("/logg-inn/kode/")
    totp: Any = TOTP(_nokkelbytes(ansatt.nokkel))
    totp.time = time.time()
    await klient.send("/logg-inn/kode/", kode=f"{totp.token():06d}")
    vente, sett = ["/ansatt/"], set()
    while vente and len(sett) < _MEST:
        sti = vente.pop(0)
        if sti in sett:
            continue
        sett.add(sti)
        svar = await klient.klient.get(sti, follow_redirects=True)
        if KANARI in svar.text or KANARI.encode() in svar.content:
            linje.brudd.append(f"innhold fra et uttrekk på {sti}")
        vente += [ny for ny in _LENKE.findall(svar.text) if ny not in sett]
        linje.kjort += svar.status_code == 200
    if linje.kjort < 5:
        linje.brudd.append(f"saksbehandleren kom bare inn på {linje.kjort} sider")
    await klient.klient.aclose()


async def _byttet_sertifikat(s: System, nr: int, linje: Linje) -> None:
    """A sender who knows the right fingerprint encrypts nothing to the one that was put in its place.

    And what another encrypts to it, who doesn't compare, is refused by mottak and never delivered.
    """
    from feil.sertifikater import _par, _ukjent

    mappe = s.demo.mappe / f"byttet{nr}"
    mappe.mkdir()
    inn, ut = mappe / "uttrekk.dat", mappe / "uttrekk.p7m"
    inn.write_bytes(fil(post()))
    ekte = _par(Bruk.KRYPTERING, -1, 400)[1]
    for sertifikat, gaar in ((_par(Bruk.KRYPTERING, -1, 400)[1], False), (ekte, True)):
        (mappe / "ssb.crt.pem").write_bytes(sertifikat_pem(sertifikat))
        kommando = [
            sys.executable, "-m", "kostra", "krypter", str(inn), "-o", str(ut),
            "--sertifikat", str(mappe / "ssb.crt.pem"), "--fingeravtrykk", fingeravtrykk(ekte),
        ]  # fmt: skip
        kjort = await asyncio.to_thread(subprocess.run, kommando, capture_output=True)
        if ((kjort.returncode, ut.exists()) == (0, True)) != gaar:
            linje.brudd.append(f"krypter ga {kjort.returncode}, ventet {'0' if gaar else '65'}")
        linje.kjort += 1
    inn.unlink()
    await _ukjent(s, 20 + nr, linje)
    linje.kjort += 1


def _nokkelbytes(tekst: str) -> bytes:
    ren = tekst.replace(" ", "").upper()
    return base64.b32decode(ren + "=" * (-len(ren) % 8))


def _ond_oppdatering(mappe: Path) -> list[str]:
    """A changed program under the old signature, and changed sums signed by another: openssl says no."""
    from feil.sertifikater import _par
    from kostra.cli.nedlastinger.signatur import Signerer

    if not shutil.which("openssl"):
        return ["openssl mangler"]
    mappe.mkdir()
    nokkel, sertifikat = _par(Bruk.SIGNERING, -1, 400)
    fremmed = _par(Bruk.SIGNERING, -1, 400)
    program = os.urandom(2000)
    summer = f"{hashlib.sha256(program).hexdigest()}  regler.pyz\n".encode()
    (mappe / "sert.pem").write_bytes(sertifikat_pem(sertifikat))
    ond = f"{hashlib.sha256(program + b'x').hexdigest()}  regler.pyz\n".encode()
    prover = (
        ("rett", summer, Signerer(nokkel, sertifikat).signer(summer), True),
        ("endret", ond, Signerer(nokkel, sertifikat).signer(summer), False),
        ("fremmed", ond, Signerer(*fremmed).signer(ond), False),
    )
    return [
        f"{navn}: signaturen ble {'ikke ' * godtas}godtatt"
        for navn, data, signatur, godtas in prover
        if _godtas(mappe, data, signatur) != godtas
    ]


def _godtas(mappe: Path, data: bytes, signatur: bytes) -> bool:
    (mappe / "data").write_bytes(data)
    (mappe / "signatur").write_bytes(signatur)
    kommando = [
        "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", str(mappe / "signatur"),
        "-content", str(mappe / "data"), "-CAfile", str(mappe / "sert.pem"), "-purpose", "any",
        "-out", os.devnull,
    ]  # fmt: skip
    return subprocess.run(kommando, capture_output=True).returncode == 0
