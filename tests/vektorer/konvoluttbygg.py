"""Builds envelopes byte by byte, right and wrong, for the test vectors.

Written apart from ``kostra.kryptering`` on purpose: only cryptography's primitives are shared, so
the two can find each other's faults. Everything is deterministic: fixed content keys, nonces, OAEP
seeds and ephemeral keys. NEVER use this to protect anything.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, padding
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.x963kdf import X963KDF
from cryptography.hazmat.primitives.keywrap import aes_key_wrap
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

MAPPE = Path(__file__).parent / "konvolutt"
NOKKEL = hashlib.sha256(b"testnokkel").digest()
NONCE = bytes(range(12))
IV = bytes(range(16))

OID = {
    "auth": "060b2a864886f70d0109100117",
    "enveloped": "06092a864886f70d010703",
    "signed": "06092a864886f70d010702",
    "compressed": "060b2a864886f70d0109100109",
    "data": "06092a864886f70d010701",
    "rsa": "06092a864886f70d010101",
    "oaep": "06092a864886f70d010107",
    "mgf1": "06092a864886f70d010108",
    "pspecified": "06092a864886f70d010109",
    "sha1": "06052b0e03021a",
    "sha256": "0609608648016503040201",
    "sha512": "0609608648016503040203",
    "ec": "06072a8648ce3d0201",
    "p256": "06082a8648ce3d030107",
    "x25519": "06032b656e",
    "kdfsha1": "06092b81051086483f0002",
    "kdfsha224": "06062b8104010b00",
    "kdfsha256": "06062b8104010b01",
    "kdfsha384": "06062b8104010b02",
    "kdfsha512": "06062b8104010b03",
    "cofactorsha256": "06062b8104010e01",
    "aes128wrap": "0609608648016503040105",
    "aes256wrap": "060960864801650304012d",
    "3deswrap": "060b2a864886f70d0109100306",
    "aes128gcm": "0609608648016503040106",
    "aes192gcm": "060960864801650304011a",
    "aes256gcm": "060960864801650304012e",
    "aes128cbc": "0609608648016503040102",
    "aes256cbc": "060960864801650304012a",
    "3des": "06082a864886f70d0307",
    "rc2": "06082a864886f70d0302",
    "chacha": "060b2a864886f70d0109100312",
}
OID = {navn: bytes.fromhex(hex_) for navn, hex_ in OID.items()}
NULL = b"\x05\x00"


def t(tag: int, *deler: bytes, form: str = "der") -> bytes:
    """One element. ``form``: ``der``, ``lang`` (one length octet too many), ``ubestemt`` (BER)."""
    verdi = b"".join(deler)
    if form == "ubestemt":
        return bytes([tag, 0x80]) + verdi + b"\0\0"
    n = len(verdi)
    oktetter = n.to_bytes((n.bit_length() + 7) // 8 or 1, "big")
    if form == "lang":
        oktetter = b"\0" + oktetter if n > 127 else oktetter
        return bytes([tag, 0x80 | len(oktetter)]) + oktetter + verdi
    if n < 128:
        return bytes([tag, n]) + verdi
    return bytes([tag, 0x80 | len(oktetter)]) + oktetter + verdi


def s(*deler: bytes, form: str = "der") -> bytes:
    return t(0x30, *deler, form=form)


def h(verdi: bytes | int) -> bytes:
    return t(2, bytes([verdi]) if isinstance(verdi, int) else verdi)


def o(verdi: bytes) -> bytes:
    return t(4, verdi)


def sertifikat(navn: str) -> x509.Certificate:
    return x509.load_pem_x509_certificate((MAPPE / "nokler" / f"{navn}.crt.pem").read_bytes())


def rid(navn: str, *, utsteder: bytes | None = None, serie: bytes | None = None) -> bytes:
    cert = sertifikat(navn)
    n = cert.serial_number
    return s(
        utsteder or cert.issuer.public_bytes(),
        h(serie or n.to_bytes(n.bit_length() // 8 + 1, "big")),
    )


def ski(navn: str) -> bytes:
    return (
        sertifikat(navn).extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    )


def oaep_alg(
    digest: str = "sha256", mgf: str = "sha256", *, null: bool = True, mer: bytes = b""
) -> bytes:
    slutt = NULL if null else b""
    return s(
        OID["oaep"],
        s(
            t(0xA0, s(OID[digest], slutt)),
            t(0xA1, s(OID["mgf1"], s(OID[mgf], slutt))),
            mer,
        ),
    )


def oaep(
    navn: str, data: bytes, digest: str = "sha256", mgf: str = "sha256", label: bytes = b""
) -> bytes:
    """RSAES-OAEP (RFC 8017 section 7.1.1) with a fixed seed."""
    tall = sertifikat(navn).public_key().public_numbers()
    k = (tall.n.bit_length() + 7) // 8
    lhash = hashlib.new(digest, label).digest()
    hlen = len(lhash)
    fro = hashlib.sha512(b"fro").digest()[:hlen]
    db = lhash + bytes(k - len(data) - 2 * hlen - 2) + b"\1" + data
    db = _xor(db, _mgf1(fro, len(db), mgf))
    fro = _xor(fro, _mgf1(db, hlen, mgf))
    return pow(int.from_bytes(b"\0" + fro + db, "big"), tall.e, tall.n).to_bytes(k, "big")


def _mgf1(fro: bytes, lengde: int, digest: str) -> bytes:
    ut = b""
    for teller in range(lengde // 20 + 1):
        ut += hashlib.new(digest, fro + teller.to_bytes(4, "big")).digest()
    return ut[:lengde]


def _xor(a: bytes, b: bytes) -> bytes:
    return bytes(x ^ y for x, y in zip(a, b, strict=True))


def rsa(
    navn: str = "rsa3072",
    *,
    nokkel: bytes = NOKKEL,
    versjon: int = 0,
    hvem: bytes | None = None,
    alg: bytes | None = None,
    digest: str = "sha256",
    mgf: str = "sha256",
    label: bytes = b"",
    kryptert: bytes | None = None,
    form: str = "der",
) -> bytes:
    """A KeyTransRecipientInfo."""
    return s(
        h(versjon),
        rid(navn) if hvem is None else hvem,
        oaep_alg(digest, mgf) if alg is None else alg,
        o(oaep(navn, nokkel, digest, mgf, label) if kryptert is None else kryptert),
        form=form,
    )


def engang(navn: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(0x1234567890ABCDEF, sertifikat(navn).public_key().curve)


def punkt(navn: str) -> bytes:
    return engang(navn).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def pakket(navn: str, kdf: str, wrap: bytes, ukm: bytes, nokkel: bytes) -> bytes:
    felles = engang(navn).exchange(ec.ECDH(), sertifikat(navn).public_key())
    info = s(wrap, t(0xA0, o(ukm)) if ukm else b"", t(0xA2, o(b"\0\0\1\0")))
    digest = {"sha1": hashes.SHA1, "sha224": hashes.SHA224, "sha256": hashes.SHA256,
              "sha384": hashes.SHA384, "sha512": hashes.SHA512}[kdf]()  # fmt: skip
    return aes_key_wrap(X963KDF(digest, 32, info).derive(felles), nokkel)


def ecdh(
    navn: str = "p256",
    *,
    nokkel: bytes = NOKKEL,
    kdf: str | None = None,
    alg: bytes | None = None,
    versjon: int = 3,
    ukm: bytes = b"",
    wrap: bytes | None = None,
    avsender: bytes | None = None,
    epk: bytes | None = None,
    epk_alg: bytes | None = None,
    ubrukt: int = 0,
    hvem: bytes | None = None,
    kryptert: bytes | None = None,
    ekstra: bytes = b"",
) -> bytes:
    """A KeyAgreeRecipientInfo."""
    kdf = kdf or ("sha384" if navn.startswith("p384") else "sha256")
    wrap = wrap or s(OID["aes256wrap"])
    bitstreng = t(3, bytes([ubrukt]), punkt(navn) if epk is None else epk)
    offentlig = t(0xA1, epk_alg or s(OID["ec"]), bitstreng)
    return t(
        0xA1,
        h(versjon),
        t(0xA0, offentlig if avsender is None else avsender),
        t(0xA1, o(ukm)) if ukm else b"",
        s(OID["kdf" + kdf], wrap) if alg is None else alg,
        s(
            s(
                rid(navn) if hvem is None else hvem,
                o(pakket(navn, kdf, wrap, ukm, nokkel) if kryptert is None else kryptert),
            ),
            ekstra,
        ),
    )


def gcm(data: bytes, nonce: bytes = NONCE) -> tuple[bytes, bytes]:
    krypter = Cipher(algorithms.AES256(NOKKEL), modes.GCM(nonce)).encryptor()
    return krypter.update(data) + krypter.finalize(), krypter.tag


def cbc(data: bytes, *, polstret: bool = True) -> bytes:
    if polstret:
        pad = padding.PKCS7(128).padder()
        data = pad.update(data) + pad.finalize()
    krypter = Cipher(algorithms.AES256(NOKKEL), modes.CBC(IV)).encryptor()
    return krypter.update(data) + krypter.finalize()


def gcm_alg(
    nonce: bytes = NONCE, icv: bytes = h(16), oid: str = "aes256gcm", mer: bytes = b""
) -> bytes:
    return s(OID[oid], s(o(nonce), icv), mer)


def konvolutt(
    *mottakere: bytes,
    data: bytes = b" ",
    versjon: bytes = h(0),
    opphav: bytes = b"",
    alg: bytes | None = None,
    innhold: bytes | None = None,
    innholdstype: bytes = OID["data"],
    etter_innhold: bytes = b"",
    auth: bytes = b"",
    mac: bytes | None = None,
    etter: bytes = b"",
    type_: bytes = OID["auth"],
    former: str = "",
) -> bytes:
    """An AuthEnvelopedData in ContentInfo. ``former``: names of levels, ``:lang`` or ``:ubestemt``."""
    form = dict(f.split(":") for f in former.split()) if former else {}
    kryptert, tag = gcm(data)
    eci = s(
        innholdstype,
        gcm_alg() if alg is None else alg,
        t(0x80, kryptert, form=form.get("innhold", "der")) if innhold is None else innhold,
        etter_innhold,
        form=form.get("eci", "der"),
    )
    indre = s(
        versjon,
        opphav,
        t(0x31, *(mottakere or (rsa(),)), form=form.get("sett", "der")),
        eci,
        auth,
        t(4, tag, form=form.get("mac", "der")) if mac is None else mac,
        etter,
        form=form.get("indre", "der"),
    )
    eksplisitt = t(0xA0, indre, form=form.get("eksplisitt", "der"))
    return s(type_, eksplisitt, form=form.get("ytre", "der"))


def enveloped(
    *mottakere: bytes,
    data: bytes = b" ",
    versjon: int = 0,
    alg: bytes | None = None,
    innhold: bytes | None = None,
    former: str = "",
    etter: bytes = b"",
) -> bytes:
    """An EnvelopedData with AES-256-CBC in ContentInfo."""
    form = former or "der"
    eci = s(
        OID["data"],
        s(OID["aes256cbc"], o(IV)) if alg is None else alg,
        t(0x80, cbc(data)) if innhold is None else innhold,
        form=form,
    )
    indre = s(h(versjon), t(0x31, *(mottakere or (rsa(),))), eci, etter, form=form)
    return s(OID["enveloped"], t(0xA0, indre, form=form), form=form)


def biter(data: bytes, storrelse: int, form: str = "ubestemt") -> bytes:
    """Content as openssl streams it: [0] constructed, OCTET STRINGs inside."""
    deler = [o(data[i : i + storrelse]) for i in range(0, len(data), storrelse)]
    return t(0xA0, *deler, form=form)
