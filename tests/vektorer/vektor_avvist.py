"""Vectors with an algorithm the strict profile, or every profile, refuses."""

from __future__ import annotations

from collections.abc import Iterator

import konvoluttbygg as b
from konvoluttbygg import NULL, OID, ecdh, enveloped, h, konvolutt, o, oaep_alg, rid, rsa, s, t
from vektor_ok import Rad


def vektorer() -> Iterator[Rad]:
    for profil in ("streng", "apen"):
        yield from _alltid(profil)
    yield from _i_streng()


def _alltid(profil: str) -> Iterator[Rad]:
    ny = ("algoritme avvist", profil)
    v15 = rsa(alg=s(OID["rsa"], NULL))
    yield f"avvist-{profil}-pkcs1v15", *ny, "rsa3072", "RSA PKCS#1 v1.5", konvolutt(v15)
    yield (
        f"avvist-{profil}-pkcs1v15-cbc",
        *ny,
        "rsa3072",
        "RSA PKCS#1 v1.5 i EnvelopedData",
        enveloped(v15),
    )
    yield (
        f"avvist-{profil}-pkcs1v15-ber",
        *ny,
        "rsa3072",
        "RSA PKCS#1 v1.5 i BER",
        enveloped(v15, former="ubestemt"),
    )
    to = sorted([v15, ecdh()])
    yield (
        f"avvist-{profil}-pkcs1v15-til-annen",
        *ny,
        "p256",
        "PKCS#1 v1.5 til den andre mottakeren",
        konvolutt(*to),
    )
    for navn, parameter in (
        ("3des", o(bytes(8))),
        ("rc2", s(h(58), o(bytes(8)))),
        ("aes128cbc", o(b.IV)),
    ):
        alg = s(OID[navn], parameter)
        yield f"avvist-{profil}-{navn}", *ny, "rsa3072", f"innhold med {navn}", enveloped(alg=alg)
    for navn in ("aes128gcm", "aes192gcm", "chacha"):
        yield (
            f"avvist-{profil}-{navn}",
            *ny,
            "rsa3072",
            f"innhold med {navn}",
            konvolutt(alg=b.gcm_alg(oid=navn)),
        )
    yield (
        f"avvist-{profil}-cbc-i-auth",
        *ny,
        "rsa3072",
        "CBC i AuthEnvelopedData",
        konvolutt(alg=s(OID["aes256cbc"], o(b.IV))),
    )
    for n in (0, 4, 12):
        yield (
            f"avvist-{profil}-icv-{n}",
            *ny,
            "rsa3072",
            f"merke på {n} byte",
            konvolutt(alg=b.gcm_alg(icv=h(n)), mac=o(b.gcm(b" ")[1][:n])),
        )
    yield (
        f"avvist-{profil}-icv-utelatt",
        *ny,
        "rsa3072",
        "merkets lengde utelatt: 12 byte",
        konvolutt(alg=b.gcm_alg(icv=b"")),
    )
    yield (
        f"avvist-{profil}-nonce-11",
        *ny,
        "rsa3072",
        "nonce på 11 byte",
        konvolutt(alg=b.gcm_alg(b.NONCE[:11])),
    )
    yield (
        f"avvist-{profil}-oaep-sha512",
        *ny,
        "rsa3072",
        "RSA-OAEP med SHA-512",
        konvolutt(rsa(digest="sha512")),
    )
    etikett = t(0xA2, s(OID["pspecified"], o(b"kostra")))
    yield (
        f"avvist-{profil}-oaep-etikett",
        *ny,
        "rsa3072",
        "RSA-OAEP med etikett",
        konvolutt(rsa(alg=oaep_alg(mer=etikett), label=b"kostra")),
    )
    yield (
        f"avvist-{profil}-ec-sha224",
        *ny,
        "p256",
        "ECDH med SHA-224",
        konvolutt(ecdh(kdf="sha224")),
    )
    kofaktor = s(OID["cofactorsha256"], s(OID["aes256wrap"]))
    yield (
        f"avvist-{profil}-ec-kofaktor",
        *ny,
        "p256",
        "ECDH med kofaktor",
        konvolutt(ecdh(alg=kofaktor)),
    )
    for navn in ("aes128wrap", "3deswrap"):
        yield (
            f"avvist-{profil}-ec-{navn}",
            *ny,
            "p256",
            f"nøkkelen pakket med {navn}",
            konvolutt(ecdh(wrap=s(OID[navn]))),
        )
    yield (
        f"avvist-{profil}-ec-statisk",
        *ny,
        "p256",
        "statisk ECDH: avsenderen er et sertifikat",
        konvolutt(ecdh(avsender=rid("p256-annen"))),
    )
    yield (
        f"avvist-{profil}-x25519",
        *ny,
        "p256",
        "engangsnøkkel på X25519",
        konvolutt(ecdh(epk_alg=s(OID["x25519"]), epk=b"x" * 32)),
    )
    for tag, hva in ((0xA2, "kek"), (0xA3, "passord"), (0xA4, "annen")):
        yield (
            f"avvist-{profil}-mottaker-{hva}",
            *ny,
            "rsa3072",
            f"mottakertype {hva}",
            konvolutt(t(tag, h(0))),
        )


def _i_streng() -> Iterator[Rad]:
    ny = ("algoritme avvist", "streng")
    yield "avvist-cbc", *ny, "rsa3072", "AES-256-CBC uten autentisering", enveloped()
    yield (
        "avvist-cbc-ec",
        *ny,
        "p256",
        "AES-256-CBC uten autentisering, ECDH",
        enveloped(ecdh(), versjon=2),
    )
    yield (
        "avvist-oaep-sha1",
        *ny,
        "rsa3072",
        "RSA-OAEP med SHA-1",
        konvolutt(rsa(digest="sha1", mgf="sha1")),
    )
    standard = s(OID["oaep"], s())
    yield (
        "avvist-oaep-standard",
        *ny,
        "rsa3072",
        "RSA-OAEP uten parametre: SHA-1",
        konvolutt(rsa(digest="sha1", mgf="sha1", alg=standard)),
    )
    yield (
        "avvist-oaep-blandet",
        *ny,
        "rsa3072",
        "RSA-OAEP SHA-256 med MGF1 SHA-1 (Java)",
        konvolutt(rsa(mgf="sha1")),
    )
    yield (
        "avvist-oaep-uten-parametre",
        *ny,
        "rsa3072",
        "RSA-OAEP der parametrene mangler helt",
        konvolutt(rsa(alg=s(OID["oaep"]))),
    )
    tom = t(0xA2, s(OID["pspecified"], o(b"")))
    yield (
        "avvist-oaep-tom-etikett",
        *ny,
        "rsa3072",
        "tom etikett skrevet ut, som DER forbyr",
        konvolutt(rsa(alg=oaep_alg(mer=tom))),
    )
    yield "avvist-ec-sha1", *ny, "p256", "ECDH med SHA-1", konvolutt(ecdh(kdf="sha1"))
    yield "avvist-ec-sha512", *ny, "p256", "ECDH med SHA-512", konvolutt(ecdh(kdf="sha512"))
    yield (
        "avvist-ec-wrap-null",
        *ny,
        "p256",
        "NULL etter nøkkelpakkingen",
        konvolutt(ecdh(wrap=s(OID["aes256wrap"], NULL))),
    )
    navngitt = s(OID["ec"], OID["p256"])
    yield (
        "avvist-ec-navngitt-kurve",
        *ny,
        "p256",
        "kurven navngitt ved engangsnøkkelen",
        konvolutt(ecdh(epk_alg=navngitt)),
    )
