"""Small files of 11CF 2026 for the tests of the engine. Synthetic persons only."""

from __future__ import annotations

import random

from kostra.skjema import filbeskrivelse

_FB = filbeskrivelse("11CF", 2026)
GYLDIG = {
    "KOMMUNE_NR": "1103", "VERSION": "26", "FODSELSDATO": "15061990",
    "PERSON_JOURNALNR": "J0000001", "PERSON_FODSELSNR": "15869010089", "KJONN": "1",
    "EKTSTAT": "1", "BU18": "2", "ANTBU18": "00", "REG_DATO": "01022025",
    "VEDTAK_DATO": "01032025", "BEGYNT_DATO": "01042025", "KVP_KOMM": "2", "KVP_MED_ASTONAD": "2",
    **{f"STMND_{i}": f"{i:02d}" for i in range(1, 13)},
    "KVP_STONAD": "0240000", "STATUS": "1", "SAKSBEHANDLER": "SB00000001",
}  # fmt: skip


def post(**felt: str) -> str:
    """A valid record, with these fields changed."""
    verdier = {**GYLDIG, **felt}
    return "".join(verdier.get(f.navn, "").ljust(f.lengde)[: f.lengde] for f in _FB.felt)


def fil(*poster: str) -> bytes:
    """Records -> the bytes of a file."""
    return "".join(f"{p}\n" for p in poster).encode()


def odde_fil(fro: int, antall: int = 110) -> bytes:
    """Records with random odd bytes in random places, still of the right length."""
    rng = random.Random(fro)
    tegn = "0123456789012345678901234567890123456789  AX\xa0+-\x85æ\x1c\x00"
    linjer = []
    for _ in range(antall):
        linje = list(post(PERSON_JOURNALNR=f"J{rng.randrange(60):07d}"))
        for _ in range(rng.choice([0, 0, 1, 2, 4])):
            linje[rng.randrange(len(linje))] = rng.choice(tegn)
        linjer.append("".join(linje))
    return "\n".join(linjer).encode("latin-1")
