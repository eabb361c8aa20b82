"""The control page in Firefox: the same verdicts as everywhere, and an envelope that we can open."""

from __future__ import annotations

import base64
import shutil
from datetime import date

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

import nettsett
from kostra.kryptering import Mottakernokkel, dekrypter
from kostra.nokler import Bruk, Nokkeltype, lag_nokkel, lag_sertifikat
from kostra.skjema.alle import alle_skjemaer
from kostra.testdata import lag_fil
from portal.nettleser.firefox import firefox
from portal.nettleser.test_nettkontroll import KONTROLLER, REGION, fasit, uten_tid

pytestmark = [pytest.mark.treg, pytest.mark.timeout(600)]

#: Encrypts in the page, to certificates in base64: the envelope in base64.
_KRYPTER = """async (tekst, sertifikater) => {
  const side = document.querySelector('script[type=module][src$="side.js"]').src;
  const { krypter, lesMottakere, lesSertifikat } = await import(new URL('krypter.js', side).href);
  const fra64 = (s) => Uint8Array.from(atob(s), (tegn) => tegn.charCodeAt(0));
  const liste = [];
  for (const der of sertifikater) {
    liste.push({ der, fingeravtrykk: (await lesSertifikat(fra64(der), new Date())).fingeravtrykk });
  }
  const inn = new TextEncoder().encode(tekst).buffer;
  const { blob } = await krypter(inn, await lesMottakere(liste, new Date()));
  return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
}"""


@pytest.fixture(scope="module")
def siden(kostra):
    """The page in Firefox, ready to control."""
    program = shutil.which("firefox-esr")
    if program is None:
        pytest.skip("mangler firefox-esr")
    mappe = nettsett.bygg(kostra.mappe / "data" / "nettleser")
    with firefox(program) as leser:
        leser.gaa(f"{kostra.adresse}/nettkontroll/")
        leser.vent("/er klart/.test(document.querySelector('[data-status]').textContent)")
        yield leser
    shutil.rmtree(mappe)
    assert leser.klager == []


def test_en_fil_faar_sin_rapport_og_alle_skjemaer_og_aar_samme_dom(siden, tmp_path):
    fil = tmp_path / "uttrekk.dat"
    fil.write_bytes(lag_fil("11F", 2025, REGION, 80, fro=4, feil=0.5))
    siden.velg("[data-fil]", fil)
    siden.vent("document.querySelector('[data-resultat]:not([hidden]) kostra-rapport')")
    om = siden.kjor("() => document.querySelector('[data-om]').textContent")
    assert om == "uttrekk.dat · 11F · 2025 · 4601 Bergen"
    filer = [
        (lag_fil(skjema, aar, REGION, 12, fro=aar, feil=0.7), skjema, aar, REGION)
        for skjema, alle in alle_skjemaer().items()
        for aar in alle
    ]
    sendt = [[base64.b64encode(data).decode(), *hva, True] for data, *hva in filer]
    svar = [uten_tid(kom) for kom in siden.kjor(KONTROLLER, sendt)]
    assert svar == [fasit(*en) for en in filer]


def test_vi_aapner_det_den_krypterer(siden):
    mottakere = []
    for slag in (Nokkeltype.P256, Nokkeltype.RSA3072):
        nokkel = lag_nokkel(slag, Bruk.KRYPTERING)
        sertifikat = lag_sertifikat(
            nokkel, bruk=Bruk.KRYPTERING, virksomhet="SSB", gyldig_fra=date(2020, 1, 1),
            gyldig_til=date(2099, 12, 31),
        )  # fmt: skip
        mottakere.append(Mottakernokkel(nokkel, sertifikat))
    der = [base64.b64encode(en.sertifikat.public_bytes(Encoding.DER)).decode() for en in mottakere]
    konvolutt = base64.b64decode(siden.kjor(_KRYPTER, "æøå" * 1000, der))
    for en in mottakere:
        assert dekrypter(konvolutt, [en]).decode() == "æøå" * 1000
