"""A receipt: what it says is signed, one changed bit is found, and it lasts."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import subprocess
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from hypothesis import given, settings
from hypothesis import strategies as st

from kostra.kvittering import (
    AlgoritmeFeil,
    Antall,
    Enhet,
    IkkeKvittering,
    Kvittering,
    KvitteringFeil,
    Nokkelliste,
    NokkellisteFeil,
    Post,
    SignaturFeil,
    Tilbakekalt,
    UgyldigTid,
    UkjentSigner,
    gyldig_nummer,
    lag_nummer,
    les_nokkelliste,
    les_uverifisert,
    signer,
    skriv_nokkelliste,
    verifiser,
)
from kostra.nokler import Bruk, Nokkeltype, lag_nokkel, lag_sertifikat
from samlet import i_ett

TID = datetime(2027, 1, 15, 11, 30, tzinfo=UTC)
KVITTERING = Kvittering(
    nummer=lag_nummer(2027, bytes(range(16))),
    enhet=Enhet("5421", "", "Senja"),
    skjema="11CF",
    aar=2026,
    tidspunkt=TID,
    svar="ja",
    sha256=hashlib.sha256(b"konvolutt").hexdigest(),
    filnavn="uttrekk æøå.p7m",
    storrelse=1154,
    antall_poster=12,
    alvorlighetsgrad="WARNING",
    antall=Antall(feil=0, advarsler=2, informasjon=1),
    programversjon="2026.11.24",
)
TYPER = (Nokkeltype.RSA3072, Nokkeltype.P256, Nokkeltype.P384, Nokkeltype.ED25519)
ALG = dict(zip(TYPER, ("PS256", "ES256", "ES384", "EdDSA"), strict=True))


@cache
def par(type_: Nokkeltype, *, fra: int = 2025, til: int = 2028, nr: int = 0) -> tuple[Any, Any]:
    privat = lag_nokkel(type_, Bruk.SIGNERING)
    sert = lag_sertifikat(
        privat,
        bruk=Bruk.SIGNERING,
        virksomhet=f"SSB {nr}",
        gyldig_fra=date(fra, 9, 1),
        gyldig_til=date(til, 8, 31),
    )
    return privat, sert


@cache
def signert(type_: Nokkeltype) -> str:
    return signer(KVITTERING, *par(type_))


def lag_ramme(hode: dict[str, Any] | bytes, payload: bytes, signatur: bytes) -> str:
    """A receipt with any header: for forgeries."""

    def b64(data: bytes) -> str:
        return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

    if isinstance(hode, dict):
        hode = json.dumps(hode, separators=(",", ":")).encode()
    linjer = {"payload": b64(payload), "protected": b64(hode), "signature": b64(signatur)}
    return json.dumps(linjer, indent=2) + "\n"


def deler(tekst: str) -> tuple[dict[str, Any], bytes, bytes]:
    def fra(del_: str) -> bytes:
        return base64.urlsafe_b64decode(del_ + "=" * (-len(del_) % 4))

    ramme = json.loads(tekst)
    return json.loads(fra(ramme["protected"])), fra(ramme["payload"]), fra(ramme["signature"])


@i_ett("type_", TYPER)
def test_frem_og_tilbake(type_: Nokkeltype) -> None:
    _, sert = par(type_)
    funnet = verifiser(signert(type_), [sert])
    assert funnet.kvittering == KVITTERING
    assert funnet.sertifikat == sert
    hode, payload, _ = deler(signert(type_))
    assert hode["alg"] == ALG[type_]
    assert "navn" not in hode
    assert json.loads(payload)["enhet"] == {"kommune": "5421", "bydel": "", "navn": "Senja"}


def test_en_proves_kvittering_sier_det_og_en_ekte_er_som_for() -> None:
    """The mark is inside what is signed; a receipt that counts has no new key to puzzle a reader."""
    privat, sert = par(Nokkeltype.ED25519)
    proven = dataclasses.replace(KVITTERING, prove=True)
    assert verifiser(signer(proven, privat, sert), [sert]).kvittering.prove is True
    assert "prove" not in KVITTERING.som_data()
    assert not verifiser(signert(Nokkeltype.ED25519), [sert]).kvittering.prove


@pytest.mark.parametrize("steg", [7, pytest.param(1, marks=pytest.mark.treg)])
@pytest.mark.parametrize("type_", TYPER)
def test_hver_bit(type_: Nokkeltype, steg: int) -> None:
    """A bit of every byte, the frame and the line ends included; at length every bit."""
    _, sert = par(type_)
    hel = signert(type_).encode()
    godtatt = []
    for bit in range(0, 8 * len(hel), steg):
        endret = bytearray(hel)
        endret[bit // 8] ^= 1 << bit % 8
        try:
            verifiser(bytes(endret).decode("latin-1"), [sert])
        except KvitteringFeil:
            continue
        godtatt.append(bit)
    assert godtatt == []


def test_hver_avkorting() -> None:
    _, sert = par(Nokkeltype.ED25519)
    hel = signert(Nokkeltype.ED25519)
    for n in range(len(hel) - 1):
        with pytest.raises(KvitteringFeil):
            verifiser(hel[:n], [sert])


def test_linjeslutt_fra_e_post_og_windows_godtas() -> None:
    _, sert = par(Nokkeltype.ED25519)
    hel = signert(Nokkeltype.ED25519)
    for tekst in (hel.replace("\n", "\r\n"), hel.rstrip("\n")):
        assert verifiser(tekst, [sert]).kvittering == KVITTERING
    for tekst in (hel + " ", " " + hel, hel + "\n", hel.replace("  ", "\t"), "\ufeff" + hel):
        with pytest.raises(IkkeKvittering):
            verifiser(tekst, [sert])


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_vilkarlig_tekst_er_ikke_en_kvittering(tekst: str) -> None:
    with pytest.raises(IkkeKvittering):
        verifiser(tekst, [par(Nokkeltype.ED25519)[1]])


@pytest.mark.parametrize("type_", TYPER)
def test_openssl_verifiserer_signaturen(type_: Nokkeltype, tmp_path: Path) -> None:
    """The signature is an ordinary one, that others can check without our program."""
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    ramme = json.loads(signert(type_))
    _, _, signatur = deler(signert(type_))
    if type_ in (Nokkeltype.P256, Nokkeltype.P384):
        halv = len(signatur) // 2
        r, s = (int.from_bytes(x, "big") for x in (signatur[:halv], signatur[halv:]))
        signatur = encode_dss_signature(r, s)
    spki = par(type_)[1].public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    for navn, data in (("k", spki), ("s", signatur)):
        (tmp_path / navn).write_bytes(data)
    (tmp_path / "d").write_text(f"{ramme['protected']}.{ramme['payload']}")
    kommando = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "k", "-sigfile", "s",
                "-rawin", "-in", "d"]  # fmt: skip
    if type_ is not Nokkeltype.ED25519:
        kommando += ["-digest", "sha384" if type_ is Nokkeltype.P384 else "sha256"]
    if type_ is Nokkeltype.RSA3072:
        kommando += ["-pkeyopt", "rsa_padding_mode:pss", "-pkeyopt", "rsa_pss_saltlen:32"]
    svar = subprocess.run(kommando, cwd=tmp_path, capture_output=True, check=False)
    assert b"Verified Successfully" in svar.stdout, svar


def test_utgatt_sertifikat_verifiserer_fortsatt() -> None:
    """The signing time decides. This certificate expired long ago, by any clock."""
    privat, sert = par(Nokkeltype.P256, fra=2010, til=2013)
    gammel = dataclasses.replace(KVITTERING, tidspunkt=datetime(2012, 1, 15, tzinfo=UTC))
    assert verifiser(signer(gammel, privat, sert), [sert]).kvittering == gammel


@i_ett("aar", [2024, 2029])
def test_signert_utenfor_gyldigheten(aar: int) -> None:
    """signer() refuses, and verifiser() refuses one that was made without it."""
    privat, sert = par(Nokkeltype.ED25519)
    utenfor = dataclasses.replace(KVITTERING, tidspunkt=TID.replace(year=aar))
    with pytest.raises(ValueError, match="gjelder ikke"):
        signer(utenfor, privat, sert)
    assert _forfalsk(privat, data=utenfor.som_data(), feil=UgyldigTid)


def _forfalsk(
    privat: Any, *, hode: dict[str, Any] | None = None, data: Any = None, feil: type[Exception]
) -> bool:
    """Signs whatever is given with the real key, and expects the refusal."""
    ekte, payload, _ = deler(signert(Nokkeltype.ED25519))
    if data is not None:
        payload = (
            data if isinstance(data, bytes) else json.dumps(data, separators=(",", ":")).encode()
        )
    ramme = json.loads(lag_ramme(ekte if hode is None else hode, payload, b"x"))
    signatur = privat.sign(f"{ramme['protected']}.{ramme['payload']}".encode())
    tekst = lag_ramme(ekte if hode is None else hode, payload, signatur)
    with pytest.raises(feil):
        verifiser(tekst, [par(Nokkeltype.ED25519)[1]])
    return True


@i_ett(
    "endring",
    [
        {"ukjent": 1},
        {"aar": "2026"},
        {"aar": 2026.0},
        {"antall_poster": True},
        {"svar": "JA"},
        {"sha256": "A" * 64},
        {"tidspunkt": "2027-01-15T11:30:00+00:00"},
        {"enhet": {"kommune": "5421"}},
        {"alvorlighetsgrad": "BRA"},
        {"antall": {"feil": -1, "advarsler": 0, "informasjon": 0}},
        {"nummer": "K-2027-AAAA-AAAA-B"},
        {"filnavn": None},
        {"prove": False},
        {"prove": 1},
        {"enhet": None},
    ],
    ids=str,
)
def test_innhold_som_ikke_er_en_kvittering(endring: dict[str, Any]) -> None:
    """Even with a right signature: a payload of another form is not taken for a receipt."""
    data = KVITTERING.som_data() | endring
    assert _forfalsk(par(Nokkeltype.ED25519)[0], data=data, feil=IkkeKvittering)


@i_ett("data", [b"[]", b"{}", b"null", b"", b"{", b"\xff", b'{"a":1,"a":1}', b"[" * 9999])
def test_payload_som_ikke_er_et_objekt(data: bytes) -> None:
    assert _forfalsk(par(Nokkeltype.ED25519)[0], data=data, feil=IkkeKvittering)


def test_alg_none_og_feil_alg() -> None:
    privat, _ = par(Nokkeltype.ED25519)
    hode, payload, _ = deler(signert(Nokkeltype.ED25519))
    for alg in ("none", "None", "HS256", "RS256", "ES256", "PS256", "", "eddsa"):
        assert _forfalsk(privat, hode=hode | {"alg": alg}, feil=AlgoritmeFeil)
    for uten in (b"", b"\0"):
        tekst = lag_ramme(hode | {"alg": "none"}, payload, uten or b"x")
        with pytest.raises(KvitteringFeil):
            verifiser(tekst, [par(Nokkeltype.ED25519)[1]])


def test_hmac_med_offentlig_nokkel_som_hemmelighet() -> None:
    """The classic confusion: HS256 keyed with the public key."""
    import hmac

    sert = par(Nokkeltype.RSA3072)[1]
    hode, payload, _ = deler(signert(Nokkeltype.RSA3072))
    ramme = json.loads(lag_ramme(hode | {"alg": "HS256"}, payload, b"x"))
    melding = f"{ramme['protected']}.{ramme['payload']}".encode()
    mac = hmac.new(sert.public_bytes(_der()), melding, "sha256").digest()
    with pytest.raises(AlgoritmeFeil):
        verifiser(lag_ramme(hode | {"alg": "HS256"}, payload, mac), [sert])


def _der() -> Any:
    from cryptography.hazmat.primitives.serialization import Encoding

    return Encoding.DER


@i_ett(
    "endring",
    [{"crit": ["b64"]}, {"jku": "https://example.org"}, {"typ": "JWT"}, {"x5c": []}, {"x5c": ["?"]},
     {"x5c": [1]}, {"x5c": "x"}, {"x5t#S256": "AAAA"}, {"x5t#S256": 1}, {"alg": 1}],
    ids=str,
)  # fmt: skip
def test_hode_med_noe_annet(endring: dict[str, Any]) -> None:
    hode, _, _ = deler(signert(Nokkeltype.ED25519))
    assert _forfalsk(par(Nokkeltype.ED25519)[0], hode=hode | endring, feil=IkkeKvittering)


def test_fremmed_sertifikat_i_kvitteringen_gir_ingen_tillit() -> None:
    fremmed = par(Nokkeltype.ED25519, nr=1)
    tekst = signer(KVITTERING, *fremmed)
    with pytest.raises(UkjentSigner, match="ikke har oppgitt"):
        verifiser(tekst, [par(Nokkeltype.ED25519)[1]])
    with pytest.raises(UkjentSigner):
        verifiser(tekst, [])


def test_signert_av_en_annen_under_vart_sertifikat() -> None:
    assert _forfalsk(par(Nokkeltype.ED25519, nr=1)[0], feil=SignaturFeil)


def test_signer_avviser_feil_sertifikat() -> None:
    privat, _ = par(Nokkeltype.ED25519)
    with pytest.raises(ValueError, match="hører ikke til"):
        signer(KVITTERING, privat, par(Nokkeltype.ED25519, nr=1)[1])
    krypt: Any = lag_nokkel(Nokkeltype.P256, Bruk.KRYPTERING)
    sert = lag_sertifikat(
        krypt, bruk=Bruk.KRYPTERING, virksomhet="SSB", gyldig_fra=date(2025, 9, 1),
        gyldig_til=date(2028, 8, 31),
    )  # fmt: skip
    with pytest.raises(ValueError, match="ikke laget for signering"):
        signer(KVITTERING, krypt, sert)


def liste(sert: x509.Certificate, **annet: Any) -> Nokkelliste:
    post = Post(sert, sert.not_valid_before_utc, sert.not_valid_after_utc)
    return les_nokkelliste(skriv_nokkelliste([dataclasses.replace(post, **annet)]))


def test_nokkellisten_er_nok() -> None:
    _, sert = par(Nokkeltype.ED25519)
    assert verifiser(signert(Nokkeltype.ED25519), nokkelliste=liste(sert)).kvittering == KVITTERING


@i_ett(("sekunder", "holder"), [(1, True), (0, False), (-1, False)])
def test_tilbakekalt_nokkel(sekunder: int, holder: bool) -> None:
    """Signed before the revocation: good. At or after it: refused, also with --sertifikat."""
    _, sert = par(Nokkeltype.ED25519)
    tilbakekalt = liste(sert, tilbakekalt=TID + timedelta(seconds=sekunder))
    if holder:
        assert verifiser(signert(Nokkeltype.ED25519), [sert], nokkelliste=tilbakekalt)
    else:
        with pytest.raises(Tilbakekalt):
            verifiser(signert(Nokkeltype.ED25519), [sert], nokkelliste=tilbakekalt)


@i_ett(
    "annet",
    [{"gyldig_fra": TID + timedelta(seconds=1)}, {"gyldig_til": TID - timedelta(seconds=1)}],
    ids=["fra", "til"],
)
def test_nokkellistens_egne_grenser(annet: dict[str, datetime]) -> None:
    _, sert = par(Nokkeltype.ED25519)
    with pytest.raises(UgyldigTid):
        verifiser(signert(Nokkeltype.ED25519), nokkelliste=liste(sert, **annet))


def test_nokkelliste_med_feil() -> None:
    _, sert = par(Nokkeltype.ED25519)
    post = Post(sert, sert.not_valid_before_utc, sert.not_valid_after_utc)
    god = json.loads(skriv_nokkelliste([post]))
    nokkel = god["nokler"][0]
    feil: list[Any] = [
        [], {}, god | {"versjon": 2}, god | {"mer": 1}, god | {"nokler": []},
        god | {"nokler": [nokkel, nokkel]}, god | {"nokler": [nokkel | {"sertifikat": "x"}]},
        god | {"nokler": [nokkel | {"gyldig_fra": "i går"}]}, god | {"nokler": [{}]},
        god | {"nokler": [nokkel | {"tilbakekalt": 0}]}, god | {"nokler": 1},
    ]  # fmt: skip
    for innhold in feil:
        with pytest.raises(NokkellisteFeil):
            les_nokkelliste(json.dumps(innhold).encode())
    with pytest.raises(NokkellisteFeil):
        les_nokkelliste(b"{")


@i_ett("filnavn", ["æøå.p7m", "\udce6.p7m", "\u202egpj.p7m", "\x00", "😀" * 50, ""])
def test_ethvert_filnavn_kan_kvitteres(filnavn: str) -> None:
    _, sert = par(Nokkeltype.ED25519)
    med = dataclasses.replace(KVITTERING, filnavn=filnavn)
    assert verifiser(signer(med, *par(Nokkeltype.ED25519)), [sert]).kvittering == med


def test_les_uverifisert_sier_hva_som_star() -> None:
    assert les_uverifisert(signert(Nokkeltype.P256)) == KVITTERING
    with pytest.raises(IkkeKvittering):
        les_uverifisert("{}")


@i_ett(
    "annet",
    [
        {"nummer": "K-1"}, {"svar": "kanskje"}, {"sha256": "x"}, {"storrelse": -1},
        {"tidspunkt": TID.replace(tzinfo=None)}, {"tidspunkt": TID.replace(microsecond=1)},
        {"alvorlighetsgrad": "warning"},
    ],
    ids=str,
)  # fmt: skip
def test_ugyldig_kvittering_kan_ikke_lages(annet: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="ugyldig"):
        dataclasses.replace(KVITTERING, **annet)


@given(st.integers(1000, 9999), st.binary(min_size=16, max_size=32))
def test_nummer_har_kontrolltegn(aar: int, tilfeldig: bytes) -> None:
    nummer = lag_nummer(aar, tilfeldig)
    assert gyldig_nummer(nummer)
    assert nummer.startswith(f"K-{aar}-")
    assert len(nummer) == 18


@given(st.binary(min_size=16, max_size=16), st.data())
def test_ett_feil_tegn_eller_to_byttet_oppdages(tilfeldig: bytes, data: st.DataObject) -> None:
    nummer = lag_nummer(2027, tilfeldig)
    i = data.draw(st.integers(2, 17))
    tegn = data.draw(st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    endret = nummer[:i] + tegn + nummer[i + 1 :]
    assert gyldig_nummer(endret) is (endret == nummer)
    steder = [i for i, t in enumerate(nummer) if t != "-" and i > 6]
    a, b = sorted(data.draw(st.lists(st.sampled_from(steder), min_size=2, max_size=2, unique=True)))
    if b == len(nummer) - 1:
        return
    byttet = nummer[:a] + nummer[b] + nummer[a + 1 : b] + nummer[a] + nummer[b + 1 :]
    assert gyldig_nummer(byttet) is (byttet == nummer)


@i_ett(
    "nummer",
    [
        "",
        "K",
        "K-2027-1111-1111",
        "k-2027-1111-1111-1",
        "K-2027-1111-1111-1\n",
        "K-²027-1111-1111-1",
    ],
)
def test_nummer_av_annen_form(nummer: str) -> None:
    assert not gyldig_nummer(nummer)


def test_nummer_krever_nok_tilfeldighet() -> None:
    with pytest.raises(ValueError, match="16"):
        lag_nummer(2027, bytes(15))
    with pytest.raises(ValueError, match="fire"):
        lag_nummer(27, bytes(16))
