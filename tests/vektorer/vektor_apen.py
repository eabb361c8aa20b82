"""Vectors for the open profile: what openssl and Java libraries make, and how that can go wrong."""

from __future__ import annotations

from collections.abc import Iterator

import konvoluttbygg as b
from konvoluttbygg import NULL, OID, ecdh, enveloped, konvolutt, o, oaep_alg, rid, rsa, s, ski, t
from vektor_ok import UTTREKK, Rad

BER = "ytre:ubestemt eksplisitt:ubestemt indre:ubestemt eci:ubestemt"


def vektorer() -> Iterator[Rad]:
    yield from _ok()
    yield from _mottakere()
    yield from _feil()


def _strom(data: bytes, storrelse: int, *mottakere: bytes) -> bytes:
    return konvolutt(*mottakere, data=data, innhold=b.biter(b.gcm(data)[0], storrelse), former=BER)


def _ok() -> Iterator[Rad]:
    ny = ("ok", "apen")
    yield (
        "apen-ber-rsa",
        *ny,
        "rsa3072",
        "strømmet BER, som openssl cms -stream",
        _strom(UTTREKK, 1024),
        UTTREKK,
    )
    yield "apen-ber-ec", *ny, "p256", "strømmet BER, ECDH", _strom(UTTREKK, 7, ecdh()), UTTREKK
    yield "apen-ber-tomt", *ny, "rsa3072", "strømmet BER uten innhold", _strom(b"", 16), b""
    tomme = t(0xA0, o(b""), o(b.gcm(b" ")[0]), o(b""), form="ubestemt")
    yield (
        "apen-ber-tomme-biter",
        *ny,
        "rsa3072",
        "tomme biter mellom",
        konvolutt(innhold=tomme, former=BER),
        b" ",
    )
    yield (
        "apen-biter-der",
        *ny,
        "rsa3072",
        "innholdet i biter med bestemt lengde",
        konvolutt(innhold=b.biter(b.gcm(b" ")[0], 16, "der")),
        b" ",
    )
    yield (
        "apen-lange-lengder",
        *ny,
        "rsa3072",
        "lengder som ikke er kortest mulig",
        konvolutt(former="ytre:lang indre:lang eci:lang mac:lang"),
        b" ",
    )
    yield (
        "apen-sett-ubestemt",
        *ny,
        "rsa3072",
        "mottakerne med ubestemt lengde",
        konvolutt(former="sett:ubestemt"),
        b" ",
    )
    yield (
        "apen-mottaker-ubestemt",
        *ny,
        "rsa3072",
        "mottakeren med ubestemt lengde",
        konvolutt(rsa(form="ubestemt")),
        b" ",
    )
    for data in (b"", b" ", b"x" * 15, b"x" * 16, UTTREKK):
        yield (
            f"apen-cbc-rsa-{len(data)}",
            *ny,
            "rsa3072",
            "EnvelopedData AES-256-CBC",
            enveloped(data=data),
            data,
        )
    yield (
        "apen-cbc-ec",
        *ny,
        "p256",
        "EnvelopedData AES-256-CBC, ECDH",
        enveloped(ecdh(), versjon=2),
        b" ",
    )
    strom = b.biter(b.cbc(UTTREKK), 100)
    yield (
        "apen-cbc-ber",
        *ny,
        "rsa3072",
        "EnvelopedData AES-256-CBC, strømmet BER",
        enveloped(innhold=strom, former="ubestemt"),
        UTTREKK,
    )


def _mottakere() -> Iterator[Rad]:
    ny = ("ok", "apen")
    sha1 = {"digest": "sha1", "mgf": "sha1"}
    yield (
        "apen-oaep-standard",
        *ny,
        "rsa3072",
        "RSA-OAEP uten parametre: SHA-1, openssls standard",
        konvolutt(rsa(alg=s(OID["oaep"], s()), **sha1)),
        b" ",
    )
    yield (
        "apen-oaep-sha1",
        *ny,
        "rsa3072",
        "RSA-OAEP med SHA-1 skrevet ut",
        konvolutt(rsa(**sha1)),
        b" ",
    )
    yield (
        "apen-oaep-blandet",
        *ny,
        "rsa3072",
        "RSA-OAEP SHA-256 med MGF1 SHA-1 (Java)",
        konvolutt(rsa(mgf="sha1")),
        b" ",
    )
    bare = s(OID["oaep"], s(t(0xA0, s(OID["sha256"]))))
    yield (
        "apen-oaep-bare-hash",
        *ny,
        "rsa3072",
        "MGF1 utelatt: SHA-1",
        konvolutt(rsa(alg=bare, mgf="sha1")),
        b" ",
    )
    yield (
        "apen-rsa-ski",
        *ny,
        "rsa3072",
        "mottakeren som nøkkel-id",
        konvolutt(rsa(versjon=2, hvem=t(0x80, ski("rsa3072")))),
        b" ",
    )
    yield (
        "apen-rekkefolge",
        *ny,
        "p256",
        "mottakerne i vilkårlig rekkefølge",
        konvolutt(*sorted([rsa(), ecdh()], reverse=True)),
        b" ",
    )
    for kdf in ("sha1", "sha384", "sha512"):
        yield f"apen-ec-{kdf}", *ny, "p256", f"ECDH med {kdf}", konvolutt(ecdh(kdf=kdf)), b" "
    yield (
        "apen-ec-ukm",
        *ny,
        "p256",
        "ekstra materiale til KDF (ukm)",
        konvolutt(ecdh(ukm=b"x" * 16)),
        b" ",
    )
    yield (
        "apen-ec-ski",
        *ny,
        "p256",
        "mottakeren som nøkkel-id",
        konvolutt(ecdh(hvem=t(0xA0, o(ski("p256"))))),
        b" ",
    )
    yield (
        "apen-ec-navngitt-kurve",
        *ny,
        "p256",
        "kurven navngitt ved engangsnøkkelen",
        konvolutt(ecdh(epk_alg=s(OID["ec"], OID["p256"]))),
        b" ",
    )
    yield (
        "apen-ec-wrap-null",
        *ny,
        "p256",
        "NULL etter nøkkelpakkingen",
        konvolutt(ecdh(wrap=s(OID["aes256wrap"], NULL))),
        b" ",
    )
    to = s(rid("p256-annen"), o(b"x" * 40))
    yield (
        "apen-ec-to-nokler",
        *ny,
        "p256",
        "to mottakere for én engangsnøkkel",
        konvolutt(ecdh(ekstra=to)),
        b" ",
    )


def _feil() -> Iterator[Rad]:
    strom = _strom(UTTREKK, 1024)
    for n in (3, 30, 300, 2000, len(strom) - 30, len(strom) - 8, len(strom) - 1):
        yield (
            f"apen-avkortet-{n:04d}",
            "avkortet",
            "apen",
            "rsa3072",
            f"de første {n} av {len(strom)} byte",
            strom[:n],
        )
    form = ("feil form", "apen", "rsa3072")
    yield "apen-byte-etter", *form, "én byte etter slutten", strom + b"\0"
    nostet = t(0xA0, t(0x24, o(b"x"), form="ubestemt"), form="ubestemt")
    yield "apen-nostede-biter", *form, "biter i biter", konvolutt(innhold=nostet, former=BER)
    yield (
        "apen-attributter",
        *form,
        "autentiserte attributter",
        konvolutt(auth=t(0xA1, s(OID["data"], t(0x31, NULL)))),
    )
    dyp = b"\x30\x80" * 200
    yield (
        "apen-dyp",
        *form,
        "200 nivåer av ubestemt lengde",
        konvolutt(rsa(hvem=dyp + b"\0\0" * 200)),
    )
    endret = ("endret", "apen", "rsa3072")
    yield (
        "apen-ber-endret",
        *endret,
        "én bit i en bit av innholdet",
        _strom(UTTREKK, 1024).replace(b.gcm(UTTREKK)[0][:8], bytes(8)),
    )
    yield (
        "apen-cbc-fyll",
        *endret,
        "ugyldig fyll i CBC",
        enveloped(innhold=t(0x80, b.cbc(b"x" * 15 + b"\0", polstret=False))),
    )
    yield (
        "apen-cbc-fyll-17",
        *endret,
        "fyll på 17 i CBC",
        enveloped(innhold=t(0x80, b.cbc(b"\x11" * 32, polstret=False))),
    )
    yield "apen-cbc-tomt", *endret, "CBC uten innhold", enveloped(innhold=t(0x80))
    yield (
        "apen-cbc-halv-blokk",
        *endret,
        "CBC med en halv blokk",
        enveloped(innhold=t(0x80, b.cbc(b" ")[:8])),
    )
    yield (
        "apen-cbc-annen-nokkel",
        *endret,
        "CBC der nøkkelen er pakket for en annen",
        enveloped(rsa(kryptert=b.oaep("rsa3072-annen", b.NOKKEL))),
    )
    annen = ("annen mottaker", "apen", "rsa3072")
    yield (
        "apen-annen-ski",
        *annen,
        "annen nøkkel-id",
        konvolutt(rsa(versjon=2, hvem=t(0x80, b"x" * 20))),
    )
    yield (
        "apen-annen",
        *annen,
        "laget for en annen",
        konvolutt(rsa("rsa3072-annen", alg=oaep_alg("sha1", "sha1"))),
    )
