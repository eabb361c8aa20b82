"""Vectors of a wrong form: not an envelope, plaintext, cut, and everything that is not strict DER."""

from __future__ import annotations

from collections.abc import Iterator

import konvoluttbygg as b
from konvoluttbygg import NOKKEL, OID, ecdh, h, konvolutt, o, rid, rsa, s, sertifikat, ski, t
from vektor_ok import UTTREKK, Rad


def vektorer() -> Iterator[Rad]:
    yield from _ikke()
    yield from _klartekst()
    yield from _avkortet()
    yield from _koding()
    yield from _oppbygging()
    yield from _mottakere()


def _ikke() -> Iterator[Rad]:
    ny = ("ikke konvolutt", "streng", "rsa3072")
    cert = sertifikat("rsa3072")
    yield "ikke-tom", *ny, "tom fil", b""
    yield "ikke-tilfeldig", *ny, "tilfeldige byte", bytes((i * 37 + 129) % 256 for i in range(500))
    yield "ikke-nuller", *ny, "bare nuller", bytes(600)
    yield (
        "ikke-tekst",
        *ny,
        "en vanlig tekst",
        b"Hei!\nHer er filen dere ba om.\n\nHilsen kommunen\n",
    )
    yield (
        "ikke-pem",
        *ny,
        "konvolutten som PEM-tekst",
        b"-----BEGIN CMS-----\nMIIC\n-----END CMS-----\n",
    )
    yield (
        "ikke-smime",
        *ny,
        "en S/MIME-melding",
        b"MIME-Version: 1.0\nContent-Type: application/pkcs7-mime\n\nMIIC\n",
    )
    yield "ikke-sertifikat", *ny, "et sertifikat", cert.public_bytes(b.Encoding.DER)
    yield "ikke-zip", *ny, "et regneark (zip)", b"PK\x03\x04" + bytes(60)
    yield "ikke-pdf", *ny, "en PDF", b"%PDF-1.7\n" + bytes(60)
    for navn in ("signed", "compressed", "data"):
        yield f"ikke-{navn}", *ny, f"ContentInfo med typen {navn}", s(OID[navn], t(0xA0, s(h(1))))
    yield (
        "ikke-pkcs12",
        *ny,
        "et nøkkellager (PKCS#12)",
        s(h(3), s(OID["data"], t(0xA0, o(b"x" * 40)))),
    )


def _klartekst() -> Iterator[Rad]:
    ny = ("klartekst", "streng", "rsa3072")
    yield "klartekst-uttrekk", *ny, "linjer av lik lengde", UTTREKK
    yield "klartekst-crlf", *ny, "linjer av lik lengde, Windows", UTTREKK.replace(b"\n", b"\r\n")
    yield "klartekst-en-linje", *ny, "én linje uten linjeslutt", UTTREKK[:151]
    yield (
        "klartekst-null-forst",
        *ny,
        "begynner på 0, som er samme byte som SEQUENCE",
        (b"0301" + b"1" * 147 + b"\n") * 5,
    )
    yield (
        "klartekst-latin1",
        *ny,
        "æøå i ISO-8859-1",
        ("5421 Sørreisa" + " " * 138 + "\n").encode("latin-1") * 5,
    )
    yield "klartekst-xml", *ny, "XML", b'<?xml version="1.0" encoding="UTF-8"?>\n<Barnevern/>\n'
    yield "klartekst-xml-bom", *ny, "XML med BOM", b"\xef\xbb\xbf<Barnevern></Barnevern>"
    yield "klartekst-utf16", *ny, "tekst i UTF-16", "5421 uttrekk\r\n".encode("utf-16")
    yield "klartekst-mellomrom", *ny, "den tomme filen, ukryptert", b" "


def _avkortet() -> Iterator[Rad]:
    ny = ("avkortet", "streng", "rsa3072")
    hel = konvolutt(data=UTTREKK)
    for n in (1, 2, 4, 10, 17, 21, 28, 40, 100, 400, 600, len(hel) - 17, len(hel) - 1):
        yield f"avkortet-{n:04d}", *ny, f"de første {n} av {len(hel)} byte", hel[:n]


def _koding() -> Iterator[Rad]:
    ny = ("feil form", "streng", "rsa3072")
    hel = konvolutt()
    yield "form-byte-etter", *ny, "én byte etter slutten", hel + b"\0"
    yield "form-linjeskift-etter", *ny, "et linjeskift etter slutten", hel + b"\n"
    yield "form-to-konvolutter", *ny, "to konvolutter etter hverandre", hel + hel
    for niva in ("ytre", "eksplisitt", "indre", "sett", "eci"):
        yield (
            f"form-{niva}-ubestemt",
            *ny,
            f"ubestemt lengde (BER) på {niva}",
            konvolutt(former=f"{niva}:ubestemt"),
        )
    for niva in ("ytre", "eksplisitt", "indre", "sett", "eci", "innhold", "mac"):
        yield (
            f"form-{niva}-lang",
            *ny,
            f"lengden til {niva} er ikke kortest mulig",
            konvolutt(former=f"{niva}:lang"),
        )
    yield (
        "form-mottaker-lang",
        *ny,
        "lengden til mottakeren er ikke kortest mulig",
        konvolutt(rsa(form="lang")),
    )
    yield "form-versjon-to-byte", *ny, "versjonen skrevet som 00 00", konvolutt(versjon=h(b"\0\0"))
    yield "form-versjon-tom", *ny, "versjonen uten byte", konvolutt(versjon=h(b""))
    yield (
        "form-serienummer-nuller",
        *ny,
        "serienummeret med en null for mye",
        konvolutt(rsa(hvem=rid("rsa3072", serie=b"\0" + _serie()))),
    )
    yield (
        "form-innhold-biter",
        *ny,
        "innholdet i biter (BER)",
        konvolutt(innhold=b.biter(b.gcm(b" ")[0], 16)),
    )
    yield (
        "form-innhold-biter-der",
        *ny,
        "innholdet i biter, med bestemt lengde",
        konvolutt(innhold=b.biter(b.gcm(b" ")[0], 16, "der")),
    )
    yield "form-lang-tag", *ny, "en tag over flere byte", konvolutt(etter=b"\x1f\x81\x01\x00")
    yield "form-stor-lengde", *ny, "lengde over åtte byte", b"\x30\x88" + b"\x7f" * 8 + hel[4:]


def _oppbygging() -> Iterator[Rad]:
    ny = ("feil form", "streng", "rsa3072")
    for versjon in (1, 2, 3, 255):
        yield f"form-versjon-{versjon}", *ny, f"versjon {versjon}", konvolutt(versjon=h(versjon))
    yield (
        "form-innholdstype",
        *ny,
        "innholdet er ikke av typen data",
        konvolutt(innholdstype=OID["signed"]),
    )
    yield "form-uten-innhold", *ny, "innholdet mangler", konvolutt(innhold=b"")
    yield (
        "form-innhold-oktetter",
        *ny,
        "innholdet er en OCTET STRING uten [0]",
        konvolutt(innhold=o(b.gcm(b" ")[0])),
    )
    yield "form-etter-innhold", *ny, "noe etter innholdet", konvolutt(etter_innhold=b.NULL)
    yield "form-uten-merke", *ny, "autentiseringsmerket mangler", konvolutt(mac=b"")
    tag = b.gcm(b" ")[1]
    for n in (0, 4, 12, 15):
        yield f"form-merke-{n}", *ny, f"autentiseringsmerket er {n} byte", konvolutt(mac=o(tag[:n]))
    yield "form-merke-17", *ny, "autentiseringsmerket er 17 byte", konvolutt(mac=o(tag + b"\0"))
    yield (
        "form-merke-bitstreng",
        *ny,
        "autentiseringsmerket er en BIT STRING",
        konvolutt(mac=t(3, b"\0", tag)),
    )
    attributt = s(OID["data"], t(0x31, b.NULL))
    yield (
        "form-auth-attributter",
        *ny,
        "autentiserte attributter",
        konvolutt(auth=t(0xA1, attributt)),
    )
    yield (
        "form-uauth-attributter",
        *ny,
        "uautentiserte attributter",
        konvolutt(etter=t(0xA2, attributt)),
    )
    yield "form-tomme-attributter", *ny, "tomme uautentiserte attributter", konvolutt(etter=t(0xA2))
    yield "form-opphav", *ny, "opphavets sertifikater (originatorInfo)", konvolutt(opphav=t(0xA0))
    yield "form-alg-ekstra", *ny, "noe etter GCM-parametrene", konvolutt(alg=b.gcm_alg(mer=b.NULL))
    yield (
        "form-icv-to-byte",
        *ny,
        "merkets lengde skrevet som 00 10",
        konvolutt(alg=b.gcm_alg(icv=h(b"\0\x10"))),
    )


def _mottakere() -> Iterator[Rad]:
    ny = ("feil form", "streng", "rsa3072")
    yield "form-ingen-mottaker", *ny, "ingen mottaker", konvolutt(b"")
    par = sorted([rsa("rsa3072"), ecdh("p256")])
    yield "form-rekkefolge", *ny, "mottakerne i feil rekkefølge", konvolutt(*reversed(par))
    yield "form-dobbel", *ny, "samme mottaker to ganger", konvolutt(par[0], par[0])
    mange = sorted(rsa("rsa3072", kryptert=bytes([i]) * 384) for i in range(33))
    yield "form-33-mottakere", *ny, "flere mottakere enn noen trenger", konvolutt(*mange)
    yield "form-rsa-versjon-2", *ny, "mottakerversjon 2 med utsteder", konvolutt(rsa(versjon=2))
    yield (
        "form-rsa-ski",
        *ny,
        "mottakeren som nøkkel-id",
        konvolutt(rsa(versjon=2, hvem=t(0x80, ski("rsa3072")))),
    )
    yield "form-mottaker-annen-tag", *ny, "mottaker med ukjent tag", konvolutt(t(0xA5, h(0)))
    ec = ("feil form", "streng", "p256")
    yield "form-ec-versjon-0", *ec, "mottakerversjon 0", konvolutt(ecdh(versjon=0))
    yield (
        "form-ec-ski",
        *ec,
        "mottakeren som nøkkel-id",
        konvolutt(ecdh(hvem=t(0xA0, o(ski("p256"))))),
    )
    yield "form-ec-ukm", *ec, "ekstra materiale til KDF (ukm)", konvolutt(ecdh(ukm=b"x" * 16))
    yield "form-ec-ubrukte-biter", *ec, "sju ubrukte biter i punktet", konvolutt(ecdh(ubrukt=7))
    yield "form-ec-tomt-punkt", *ec, "tomt punkt", konvolutt(ecdh(epk=b""))
    yield "form-ec-uendelig", *ec, "punktet i det uendelige", konvolutt(ecdh(epk=b"\0"))
    x, y = b.punkt("p256")[1:33], b.punkt("p256")[64]
    yield "form-ec-komprimert", *ec, "komprimert punkt", konvolutt(ecdh(epk=bytes([2 + y % 2]) + x))
    hybrid = bytes([6 + y % 2]) + b.punkt("p256")[1:]
    yield "form-ec-hybrid", *ec, "hybridpunkt: en bit fra det riktige", konvolutt(ecdh(epk=hybrid))
    to = s(rid("p256-annen"), o(b"x" * 40))
    yield "form-ec-to-nokler", *ec, "to mottakere for én engangsnøkkel", konvolutt(ecdh(ekstra=to))
    lang = b.pakket("p256", "sha256", s(OID["aes256wrap"]), b"", NOKKEL + NOKKEL[:8])
    yield (
        "form-ec-pakket-lang",
        *ec,
        "den pakkede nøkkelen er 48 byte",
        konvolutt(ecdh(kryptert=lang)),
    )


def _serie() -> bytes:
    n = sertifikat("rsa3072").serial_number
    return n.to_bytes(n.bit_length() // 8 + 1, "big")
