"""A small DER layer: writing, and reading from a stream without holding the content.

The reader takes strict DER (X.690 section 10): definite and minimal lengths, one-byte tags,
minimal integers. With ``streng=False`` it also takes BER's indefinite lengths and longer
length forms, which ``openssl cms -stream`` and Java libraries write.
"""

from __future__ import annotations

from typing import BinaryIO, Final

from kostra.kryptering.feil import Avkortet, FeilForm

HELTALL: Final = 0x02
BITSTRENG: Final = 0x03
OKTETTER: Final = 0x04
OID: Final = 0x06
SEKVENS: Final = 0x30
MENGDE: Final = 0x31
KONSTRUERT: Final = 0x20
KONTEKST0: Final = 0xA0
KONTEKST1: Final = 0xA1
KONTEKST2: Final = 0xA2

#: Lengths beyond 2^56 are nonsense; the content itself may be up to 2^36 bytes.
_MAKS_LENGDEOKTETTER = 7
#: Depth of nesting inside one raw element (a Name has depth 4).
_MAKS_DYBDE = 12


def lengde(antall: int) -> bytes:
    """The DER length octets for ``antall`` bytes."""
    if antall < 0x80:
        return bytes([antall])
    oktetter = antall.to_bytes((antall.bit_length() + 7) // 8, "big")
    return bytes([0x80 | len(oktetter)]) + oktetter


def tlv(tag: int, *deler: bytes) -> bytes:
    """One element: tag, length, and the parts one after the other."""
    verdi = b"".join(deler)
    return bytes([tag]) + lengde(len(verdi)) + verdi


def heltall(verdi: int) -> bytes:
    """A non-negative INTEGER in minimal form."""
    return tlv(HELTALL, verdi.to_bytes(verdi.bit_length() // 8 + 1, "big"))


def oid(punktert: str) -> bytes:
    """An OBJECT IDENTIFIER from its dotted form, as a whole element."""
    forste, andre, *rest = (int(del_) for del_ in punktert.split("."))
    return tlv(OID, *(_base128(tall) for tall in (forste * 40 + andre, *rest)))


def _base128(tall: int) -> bytes:
    oktetter = [tall & 0x7F]
    while tall := tall >> 7:
        oktetter.append(0x80 | tall & 0x7F)
    return bytes(reversed(oktetter))


class Leser:
    """Reads elements in order from a seekable stream of known size.

    ``inn`` and ``ut`` go into and out of a constructed element; nothing inside may reach past it.
    A stream that ends too early raises :class:`Avkortet`, anything else :class:`FeilForm`.
    """

    def __init__(self, fil: BinaryIO, storrelse: int, *, streng: bool = True) -> None:
        self.pos = 0
        self.streng = streng
        self._fil = fil
        self._storrelse = storrelse
        self._kikket = b""
        self._slutter: list[int | None] = []  # ends of the open elements; None: indefinite

    def merke(self) -> tuple[int | None, ...]:
        """Which elements are open; give it to :meth:`hopp` to come back to this place."""
        return tuple(self._slutter)

    def hopp(self, pos: int, merke: tuple[int | None, ...]) -> None:
        """Moves to an absolute position with the elements of ``merke`` open (a second pass)."""
        self._fil.seek(pos)
        self._kikket = b""
        self._slutter = list(merke)
        self.pos = pos

    def ta(self, antall: int) -> bytes:
        """Exactly ``antall`` bytes."""
        data = self._kikket[:antall]
        self._kikket = self._kikket[antall:]
        if len(data) < antall:
            data += self._fil.read(antall - len(data))
        if len(data) < antall:
            raise Avkortet
        self.pos += antall
        return data

    def neste(self) -> int | None:
        """The tag of the next element, or None at the end of the open one."""
        slutt = self._slutter[-1] if self._slutter else self._storrelse
        if slutt is not None:
            return None if self.pos == slutt else self._kikk(1)[0]
        return None if self._kikk(2) == b"\0\0" else self._kikk(1)[0]

    def hode(self, tag: int) -> int | None:
        """Reads the tag and the length of the next element; None: indefinite length."""
        if self.neste() != tag:
            raise FeilForm("uventet eller manglende element")
        self.ta(1)
        lengde_ = self._lengde()
        if lengde_ is None and not tag & KONSTRUERT:
            raise FeilForm("ubestemt lengde på et enkelt element")
        self._innenfor(lengde_)
        return lengde_

    def inn(self, tag: int) -> None:
        """Goes into a constructed element."""
        lengde_ = self.hode(tag)
        self._slutter.append(None if lengde_ is None else self.pos + lengde_)

    def ut(self) -> None:
        """Leaves the element; everything in it must have been read."""
        if self.neste() is not None:
            raise FeilForm("uventet element")
        if self._slutter.pop() is None:
            self.ta(2)

    def verdi(self, tag: int, maks: int) -> bytes:
        """The value of a primitive element of at most ``maks`` bytes."""
        antall = self.hode(tag)
        if antall is None or antall > maks:
            raise FeilForm("et element er for langt")
        return self.ta(antall)

    def heltall(self, maks: int = 64) -> bytes:
        """The octets of an INTEGER, checked to be minimal."""
        verdi = self.verdi(HELTALL, maks)
        if not verdi or (len(verdi) > 1 and (verdi[0], verdi[1] >> 7) in ((0, 0), (0xFF, 1))):
            raise FeilForm("et heltall er ikke kortest mulig")
        return verdi

    def raa(self, maks: int, dybde: int = 0) -> bytes:
        """The next element as it stands, head included; walks into it only if indefinite."""
        tag = self.neste()
        if tag is None or dybde > _MAKS_DYBDE:
            raise FeilForm("manglende element" if tag is None else "for dyp oppbygging")
        antall = self.hode(tag)
        if antall is not None:
            if antall > maks:
                raise FeilForm("et element er for langt")
            return bytes([tag]) + lengde(antall) + self.ta(antall)
        self._slutter.append(None)
        deler = []
        while self.neste() is not None:
            deler.append(self.raa(maks, dybde + 1))
            maks -= len(deler[-1])
        self.ut()
        return tlv(tag, *deler)

    def slutt(self) -> None:
        """Nothing may follow the outermost element."""
        if self.pos != self._storrelse or self._fil.read(1):
            raise FeilForm("det står noe etter slutten av konvolutten")

    def _kikk(self, antall: int) -> bytes:
        if len(self._kikket) < antall:
            self._kikket += self._fil.read(antall - len(self._kikket))
        if len(self._kikket) < antall:
            raise Avkortet
        return self._kikket[:antall]

    def _lengde(self) -> int | None:
        forste = self.ta(1)[0]
        if forste < 0x80:
            return forste
        if forste == 0x80:
            if self.streng:
                raise FeilForm(
                    "den er kodet som BER med ubestemt lengde (profilen «apen» kan lese det)"
                )
            return None
        if forste & 0x7F > _MAKS_LENGDEOKTETTER:
            raise FeilForm("en lengde er ugyldig")
        oktetter = self.ta(forste & 0x7F)
        antall = int.from_bytes(oktetter, "big")
        if self.streng and (oktetter[0] == 0 or antall < 0x80):
            raise FeilForm("en lengde er ikke kortest mulig")
        return antall

    def _innenfor(self, antall: int | None) -> None:
        """An element must end inside the one around it; the outermost inside the file."""
        ende = self.pos + (antall or 0)
        ytre = next((s for s in reversed(self._slutter) if s is not None), None)
        if ytre is not None and ende > ytre:
            raise FeilForm("et element går ut over det som omslutter det")
        if ende > self._storrelse:
            raise Avkortet
