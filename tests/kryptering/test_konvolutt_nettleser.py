"""The envelope that the browser makes (krypter.js) is the one that ``kostra.kryptering`` makes.

The module is run by Node, which has the same WebCrypto, in one process for all cases. That a real browser
does it too, and what leaves it: ``portal/nettleser/test_krypter_og_send.py``.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import random
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from hjelp_konvolutt import NAA, NOKLER, lag, nokkel, openssl, sertifikat
from test_konvolutt_vektorer import FILER, les

from kostra.kryptering import (
    SertifikatFeil,
    dekrypter,
    fingeravtrykk,
    krypter,
    les_sertifikat,
    navn_paa,
    vurder,
)

HER = Path(__file__).parent
MODULENE = HER.parents[1] / "src/kostra/portal/nettleser/static/kostra/nett"
NAVN = ("rsa3072", "rsa4096", "p256", "p384")
INNHOLD = {
    "tom": b"",
    "mellomrom": b" ",
    **{f"{n}": random.Random(n).randbytes(n) for n in (1, 15, 16, 17, 250_000)},
    "20MB": random.Random(20).randbytes(20 * 1024 * 1024),
}
SAKER = [((navn,), innhold) for navn in NAVN for innhold in INNHOLD if innhold != "20MB"]
SAKER += [(("rsa3072",), "20MB"), (("p256",), "20MB")]
for _fil in FILER:  # what the test vectors hold, to the keys that they were made for
    _hode, _konvolutt = les(_fil)
    if (_hode["expect"], _hode["profil"]) == ("ok", "streng") and "nokkel" in _hode:
        INNHOLD[_fil.stem] = dekrypter(_konvolutt, [nokkel(_hode["nokkel"])])
        SAKER.append(((_hode["nokkel"],), _fil.stem))
SAKER += [
    (("p384", "rsa3072", "p256", "rsa4096", "p256"), "17")
]  # a change of keys; one named twice


def _galne() -> dict[str, tuple[str, bytes]]:
    """Certificates that nothing may be encrypted to: why, and the bytes."""
    p256, avtale = ec.generate_private_key(ec.SECP256R1()), ("key_agreement",)
    fra, til = NAA + timedelta(days=1), NAA - timedelta(days=1)
    laget = {
        "i morgen": ("ikke_ennaa", lag(p256, bruk=avtale, fra=fra)),
        "i går": ("utlopt", lag(p256, bruk=avtale, til=til)),
        "signering": ("bruk", lag(p256, bruk=("digital_signature",))),
        "annen kurve": ("nokkel", lag(ec.generate_private_key(ec.SECP521R1()), bruk=avtale)),
        "ed25519": ("nokkel", lag(ed25519.Ed25519PrivateKey.generate(), bruk=avtale)),
        "kort rsa": ("nokkel", lag(rsa.generate_private_key(65537, 2048))),
    }
    ut = {navn: (kode, ett.public_bytes(Encoding.DER)) for navn, (kode, ett) in laget.items()}
    godt = sertifikat("p256").public_bytes(Encoding.DER)
    galt = {"kuttet": godt[:-1], "noe etter": godt + b"\0", "tomt": b"", "ikke der": b"hei" * 50}
    return ut | {navn: ("skadet", der) for navn, der in galt.items()}


@pytest.fixture(scope="module")
def kjort(tmp_path_factory):
    """What Node answered, and the folder of envelopes."""
    node = shutil.which("node")
    if node is None:
        avslutt = pytest.fail if os.environ.get("CI") else pytest.skip
        avslutt("mangler nodejs: kjør make system")
    mappe = tmp_path_factory.mktemp("krypter")
    for fil in MODULENE.glob("krypter*.js"):
        shutil.copy(fil, mappe)
    (mappe / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    for navn, innhold in INNHOLD.items():
        (mappe / navn).write_bytes(innhold)
    gode = {navn: sertifikat(navn).public_bytes(Encoding.DER) for navn in NAVN}
    galne = _galne()
    alle = gode | {navn: der for navn, (_, der) in galne.items()}
    inn = {
        "naa": NAA.isoformat(),
        "sertifikater": {navn: base64.b64encode(der).decode() for navn, der in alle.items()},
        "saker": [
            {"navn": _navn(mottakere, hva), "mottakere": mottakere, "fil": str(mappe / hva)}
            for mottakere, hva in SAKER
        ],
    }
    svar = subprocess.run(
        [node, str(HER / "kjor_krypter.mjs"), str(mappe / "krypter.js"), str(mappe)],
        input=json.dumps(inn), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert svar.returncode == 0, svar.stderr
    return json.loads(svar.stdout), mappe, galne


def _navn(mottakere: tuple[str, ...], hva: str) -> str:
    return f"{'-'.join(mottakere)}-{hva}"


def test_vi_aapner_det_nettleseren_krypterer_og_den_sier_riktig_sum(kjort) -> None:
    svar, mappe, _ = kjort
    for mottakere, hva in SAKER:
        konvolutt = (mappe / f"{_navn(mottakere, hva)}.p7m").read_bytes()
        for navn in mottakere:
            assert dekrypter(konvolutt, [nokkel(navn)]) == INNHOLD[hva], (mottakere, hva)
        sum_ = hashlib.sha256(konvolutt).hexdigest()
        assert svar["konvolutter"][_navn(mottakere, hva)] == {
            "storrelse": len(konvolutt),
            "sha256": sum_,
        }
    assert len({fil.read_bytes()[-16:] for fil in mappe.glob("*.p7m")}) == len(SAKER)


def test_openssl_aapner_det_nettleseren_krypterer(kjort) -> None:
    _, mappe, _ = kjort
    for mottakere, hva in SAKER:
        navn = mottakere[0]
        if navn in {"p256", "rsa3072"} or len(mottakere) > 1:
            ut = openssl(
                "cms", "-decrypt", "-binary", "-inform", "DER",
                "-in", str(mappe / f"{_navn(mottakere, hva)}.p7m"),
                "-inkey", str(NOKLER / f"{navn}.key.pem"), "-recip", str(NOKLER / f"{navn}.crt.pem"),
            )  # fmt: skip
            assert ut == INNHOLD[hva], (mottakere, hva)


def test_konvolutten_er_octet_for_octet_den_file_encrypter_lager(kjort) -> None:
    """But for what is drawn anew each time: those octets differ among our own as well."""
    _, mappe, _ = kjort
    for mottakere, hva in SAKER:
        if hva not in {"tom", "17"}:
            continue
        egne = [
            krypter(INNHOLD[hva], [sertifikat(navn) for navn in mottakere], naa=NAA)
            for _ in range(4)
        ]
        konvolutt = (mappe / f"{_navn(mottakere, hva)}.p7m").read_bytes()
        assert {len(en) for en in egne} == {len(konvolutt)}, (mottakere, hva)
        faste = [i for i, oktetter in enumerate(zip(*egne, strict=True)) if len({*oktetter}) == 1]
        assert len(faste) > 200
        assert [konvolutt[i] for i in faste] == [egne[0][i] for i in faste], (mottakere, hva)


def test_nettleseren_viser_og_avviser_de_samme_sertifikatene(kjort) -> None:
    svar, _, galne = kjort
    for navn in NAVN:
        ekte, vist = sertifikat(navn), svar["sertifikater"][navn]
        til = f"{ekte.not_valid_after_utc:%Y-%m-%dT%H:%M:%S}.000Z"
        assert vist == {"navn": navn_paa(ekte), "fingeravtrykk": fingeravtrykk(ekte), "til": til}
    assert {n: s for n, s in svar["sertifikater"].items() if n in galne} == {
        navn: {"feil": kode} for navn, (kode, _) in galne.items()
    }
    for _, der in galne.values():
        with pytest.raises(SertifikatFeil):
            vurder(les_sertifikat(der), naa=NAA)
    assert svar["byttet"] == "fingeravtrykk"  # the list says another than the bytes do
