"""What the control page's own scripts are asked to do, in whichever browser, and what must come of it."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding

from kostra.kryptering import Mottakernokkel, dekrypter
from kostra.nokler import Bruk, Nokkeltype, lag_nokkel, lag_sertifikat

#: Controls files in the page's own worker: (bytes, form, year, region) -> JSON, or the fault's code.
KONTROLLER = """async (filer) => {
  const { kontroll } = await import(document.querySelector('script[type=module][src$="side.js"]').src);
  const ut = [];
  for (const [data, skjema, aar, region, vedlegg] of filer) {
    const fil = Uint8Array.from(atob(data), (tegn) => tegn.charCodeAt(0)).buffer;
    try {
      await kontroll.kontroller(fil, { skjema, aar, region, vedlegg });
      ut.push(new TextDecoder().decode(await kontroll.rapport('json')));
    } catch (feil) { ut.push(feil.message); }
  }
  return ut;
}"""
#: Encrypts in the page, to certificates in base64: the envelope in base64.
KRYPTER = """async (tekst, ganger, sertifikater) => {
  const side = document.querySelector('script[type=module][src$="side.js"]').src;
  const { krypter, lesMottakere, lesSertifikat } = await import(new URL('krypter.js', side).href);
  const fra64 = (s) => Uint8Array.from(atob(s), (tegn) => tegn.charCodeAt(0));
  const liste = [];
  for (const der of sertifikater) {
    liste.push({ der, fingeravtrykk: (await lesSertifikat(fra64(der), new Date())).fingeravtrykk });
  }
  const inn = new TextEncoder().encode(tekst.repeat(ganger)).buffer;
  const { blob } = await krypter(inn, await lesMottakere(liste, new Date()));
  const leser = new FileReader();
  await new Promise((videre) => { leser.onload = videre; leser.readAsDataURL(blob); });
  return leser.result.split(",")[1];
}"""


def feil_i_konvolutter(kjor: Callable[..., Any]) -> list[str]:
    """Those that don't hold what was encrypted, of nothing, little, and 21 MB.

    ``kjor``: calls a function of the page with arguments.
    """
    mottakere = [_mottaker(slag) for slag in (Nokkeltype.P256, Nokkeltype.RSA3072)]
    der = [base64.b64encode(en.sertifikat.public_bytes(Encoding.DER)).decode() for en in mottakere]
    feil = []
    for ganger in (0, 1_000, 3_500_000):
        konvolutt = base64.b64decode(kjor(KRYPTER, "æøå", ganger, der))
        for nr, en in enumerate(mottakere):
            if dekrypter(konvolutt, [en]) != "æøå".encode() * ganger:
                feil.append(f"{ganger} ganger, mottaker {nr}")
    return feil


def _mottaker(slag: Nokkeltype) -> Mottakernokkel:
    nokkel = lag_nokkel(slag, Bruk.KRYPTERING)
    sertifikat = lag_sertifikat(
        nokkel, bruk=Bruk.KRYPTERING, virksomhet="SSB", gyldig_fra=date(2020, 1, 1),
        gyldig_til=date(2099, 12, 31),
    )  # fmt: skip
    return Mottakernokkel(nokkel, sertifikat)
