"""Vectors the strict profile opens, and those that fail first at the key or the tag."""

from __future__ import annotations

from collections.abc import Iterator

import konvoluttbygg as b
from konvoluttbygg import NOKKEL, ecdh, gcm, konvolutt, oaep_alg, rid, rsa, sertifikat

Rad = tuple[str, str, str, str, str, bytes] | tuple[str, str, str, str, str, bytes, bytes]
UTTREKK = (b"5421" + b"0" * 147 + b"\n") * 20


def vektorer() -> Iterator[Rad]:
    yield from _ok()
    yield from _annen_mottaker()
    yield from _endret()


def _ok() -> Iterator[Rad]:
    for navn in ("rsa3072", "rsa4096", "p256", "p384"):
        info = ecdh(navn) if navn.startswith("p") else rsa(navn)
        for data, hva in (
            (b"", "tomt innhold"),
            (b" ", "ett mellomrom: den tomme filen"),
            (b"x" * 15, "én byte under en AES-blokk"),
            (b"x" * 16, "nøyaktig en AES-blokk"),
            (b"x" * 17, "én byte over en AES-blokk"),
            (UTTREKK, "et lite uttrekk"),
        ):
            yield (
                f"ok-{navn}-{len(data)}",
                "ok",
                "streng",
                navn,
                hva,
                konvolutt(info, data=data),
                data,
            )
    par = sorted([rsa("rsa3072"), ecdh("p256")])
    for navn in ("rsa3072", "p256"):
        yield (
            f"ok-to-mottakere-{navn}",
            "ok",
            "streng",
            navn,
            "to mottakere ved nøkkelskifte",
            konvolutt(*par),
            b" ",
        )
        yield (
            f"ok-to-mottakere-bare-{navn}",
            "ok",
            "streng",
            f"bare {navn}",
            "nøkkel uten sertifikat, to mottakere",
            konvolutt(*par),
            b" ",
        )
    to = sorted([rsa("rsa3072"), rsa("rsa3072-annen")])
    yield (
        "ok-bare-nokkel-prover-alle",
        "ok",
        "streng",
        "bare rsa3072-annen",
        "to RSA-mottakere av samme størrelse",
        konvolutt(*to),
        b" ",
    )
    yield (
        "ok-oaep-uten-null",
        "ok",
        "streng",
        "rsa3072",
        "hashens parametre utelatt, som openssl (RFC 4055 2.1)",
        konvolutt(rsa(alg=oaep_alg(null=False))),
        b" ",
    )
    yield (
        "ok-p256-sha384",
        "ok",
        "streng",
        "p256",
        "KDF med SHA-384 til P-256",
        konvolutt(ecdh(kdf="sha384")),
        b" ",
    )
    yield (
        "ok-apen-leser-streng",
        "ok",
        "apen",
        "rsa3072",
        "den åpne profilen leser også vår egen form",
        konvolutt(),
        b" ",
    )


def _annen_mottaker() -> Iterator[Rad]:
    ny = ("annen mottaker", "streng")
    yield (
        "annen-rsa",
        *ny,
        "rsa3072",
        "laget for en annen RSA-nøkkel",
        konvolutt(rsa("rsa3072-annen")),
    )
    yield "annen-ec", *ny, "p256", "laget for en annen EC-nøkkel", konvolutt(ecdh("p256-annen"))
    yield "annen-type", *ny, "rsa3072", "laget for en EC-nøkkel", konvolutt(ecdh())
    yield "annen-kurve-bare-nokkel", *ny, "bare p256", "laget for P-384", konvolutt(ecdh("p384"))
    yield "annen-storrelse-bare-nokkel", *ny, "bare rsa4096", "laget for RSA 3072", konvolutt()
    yield (
        "annen-serienummer",
        *ny,
        "rsa3072",
        "riktig nøkkel og utsteder, annet serienummer",
        konvolutt(rsa(hvem=rid("rsa3072", serie=b"\x01"))),
    )
    utsteder = sertifikat("p256").issuer.public_bytes()
    yield (
        "annen-utsteder",
        *ny,
        "rsa3072",
        "riktig nøkkel og serienummer, annen utsteder",
        konvolutt(rsa(hvem=rid("rsa3072", utsteder=utsteder))),
    )
    yield (
        "annen-serienummer-ec",
        *ny,
        "p256",
        "som over, for EC",
        konvolutt(ecdh(hvem=rid("p256", serie=b"\x01"))),
    )
    yield (
        "annen-tom-utsteder",
        *ny,
        "rsa3072",
        "tomt utstedernavn",
        konvolutt(rsa(hvem=rid("rsa3072", utsteder=b"\x30\x00"))),
    )


def _endret() -> Iterator[Rad]:
    ny = ("endret", "streng", "rsa3072")
    kryptert, tag = gcm(b"x" * 40)
    yield "endret-nonce", *ny, "en bit i nonce", konvolutt(alg=b.gcm_alg(b"\x80" + b.NONCE[1:]))
    yield "endret-tag", *ny, "siste bit i merket", konvolutt(mac=b.o(_snu(gcm(b" ")[1])))
    yield "endret-tag-null", *ny, "merket er bare nuller", konvolutt(mac=b.o(bytes(16)))
    yield (
        "endret-innhold",
        *ny,
        "siste bit i innholdet",
        konvolutt(innhold=b.t(0x80, _snu(kryptert)), mac=b.o(tag)),
    )
    yield (
        "endret-innhold-lengre",
        *ny,
        "én byte lagt til innholdet",
        konvolutt(innhold=b.t(0x80, kryptert + b"\0"), mac=b.o(tag)),
    )
    yield (
        "endret-innhold-kortere",
        *ny,
        "én byte fjernet fra innholdet, lengdene rettet",
        konvolutt(innhold=b.t(0x80, kryptert[:-1]), mac=b.o(tag)),
    )
    yield (
        "endret-innhold-tomt",
        *ny,
        "alt innhold fjernet",
        konvolutt(innhold=b.t(0x80), mac=b.o(tag)),
    )
    riktig = b.oaep("rsa3072", NOKKEL)
    yield (
        "endret-oaep",
        *ny,
        "siste bit i den krypterte nøkkelen",
        konvolutt(rsa(kryptert=_snu(riktig))),
    )
    yield (
        "endret-oaep-null",
        *ny,
        "den krypterte nøkkelen er null",
        konvolutt(rsa(kryptert=bytes(384))),
    )
    yield (
        "endret-oaep-for-stor",
        *ny,
        "den krypterte nøkkelen er større enn modulus",
        konvolutt(rsa(kryptert=b"\xff" * 384)),
    )
    yield (
        "endret-oaep-kort",
        *ny,
        "den krypterte nøkkelen er 383 byte",
        konvolutt(rsa(kryptert=riktig[:383])),
    )
    yield (
        "endret-oaep-lang",
        *ny,
        "den krypterte nøkkelen er 385 byte",
        konvolutt(rsa(kryptert=b"\0" + riktig)),
    )
    yield (
        "endret-oaep-etikett",
        *ny,
        "nøkkelen er pakket med en etikett",
        konvolutt(rsa(label=b"kostra")),
    )
    yield (
        "endret-oaep-sha1",
        *ny,
        "pakket med SHA-1, merket SHA-256",
        konvolutt(rsa(kryptert=b.oaep("rsa3072", NOKKEL, "sha1", "sha1"))),
    )
    yield (
        "endret-oaep-mgf-sha1",
        *ny,
        "MGF1 med SHA-1, merket SHA-256",
        konvolutt(rsa(kryptert=b.oaep("rsa3072", NOKKEL, "sha256", "sha1"))),
    )
    for n in (0, 16, 31, 33):
        nokkel = (NOKKEL + NOKKEL)[:n]
        yield (
            f"endret-nokkellengde-{n}",
            *ny,
            f"innholdsnøkkelen er {n} byte",
            konvolutt(rsa(nokkel=nokkel)),
        )
    yield (
        "endret-annen-nokkel-samme-id",
        *ny,
        "mottaker byttet: merket for denne, pakket for en annen",
        konvolutt(rsa(kryptert=b.oaep("rsa3072-annen", NOKKEL))),
    )
    yield (
        "endret-bare-nokkel",
        "endret",
        "streng",
        "bare rsa3072-annen",
        "nøkkel uten sertifikat, av riktig type, men en fremmeds",
        konvolutt(),
    )
    ec = ("endret", "streng", "p256")
    pakket = b.pakket("p256", "sha256", b.s(b.OID["aes256wrap"]), b"", NOKKEL)
    yield (
        "endret-ec-pakket",
        *ec,
        "siste bit i den pakkede nøkkelen",
        konvolutt(ecdh(kryptert=_snu(pakket))),
    )
    yield (
        "endret-ec-pakket-kort",
        *ec,
        "den pakkede nøkkelen er 32 byte",
        konvolutt(ecdh(kryptert=pakket[:32])),
    )
    yield (
        "endret-ec-nokkellengde-16",
        *ec,
        "innholdsnøkkelen er 16 byte",
        konvolutt(ecdh(nokkel=NOKKEL[:16])),
    )
    yield (
        "endret-ec-kdf",
        *ec,
        "pakket med SHA-256, merket SHA-384",
        konvolutt(ecdh(kdf="sha384", kryptert=pakket)),
    )
    yield (
        "endret-ec-annet-punkt",
        *ec,
        "engangsnøkkelen er et annet gyldig punkt",
        konvolutt(ecdh(epk=_annet_punkt())),
    )
    yield (
        "endret-ec-utenfor-kurven",
        *ec,
        "engangsnøkkelen ligger ikke på kurven",
        konvolutt(ecdh(epk=_snu(b.punkt("p256")))),
    )
    yield "endret-ec-null", *ec, "engangsnøkkelen er (0, 0)", konvolutt(ecdh(epk=b"\4" + bytes(64)))
    yield (
        "endret-ec-for-stor",
        *ec,
        "koordinatene er større enn primtallet",
        konvolutt(ecdh(epk=b"\4" + b"\xff" * 64)),
    )
    yield (
        "endret-ec-p384-punkt",
        *ec,
        "punkt på P-384 til en mottaker på P-256",
        konvolutt(ecdh(epk=b.punkt("p384"))),
    )
    yield (
        "endret-ec-kort-punkt",
        *ec,
        "punktet er 64 byte",
        konvolutt(ecdh(epk=b.punkt("p256")[:-1])),
    )


def _snu(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


def _annet_punkt() -> bytes:
    return (
        sertifikat("p256-annen")
        .public_key()
        .public_bytes(b.Encoding.X962, b.PublicFormat.UncompressedPoint)
    )
