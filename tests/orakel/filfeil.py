"""Filer til generatorene: av poster, med skader i linjene, og noen som ikke er av poster."""

import random
from typing import Any

from orakel.bygg import bygg_fil

Rec = dict[str, str]


def pakk(rng: random.Random, bygger: Any, aar: int, poster: list[Rec], tegnsett: str) -> bytes:
    """Postene som en fil, av og til med skadde linjer, andre linjeskift eller BOM."""
    linjer = [bygger.bygg_post(aar, **rec) for rec in poster]
    _skad_linjer(rng, bygger, aar, linjer)
    skille = rng.choice(
        ["\n"] * 14 + ["\r\n"] * 4 + ["\r\r\n"] + (["\r"] * 2 if aar == 2022 else [])
    )
    return bygg_fil(
        linjer,
        tegnsett=tegnsett,
        skille=skille,
        siste_skille=rng.random() < 0.7,
        bom=tegnsett == "utf-8" and rng.random() < 0.05,
    )


def spesialfil(rng: random.Random, bygger: Any, aar: int) -> bytes:
    """En fil som ikke er bygd av poster, eller nesten ikke. ``bygger`` er modulen for skjemaet."""
    linje = bygger.bygg_post(aar)
    tegn = linje.encode()
    return rng.choice(
        [
            b"",
            b" ",
            b"  ",
            b"\n",
            b"\r",
            b"\n\n",
            b"\r\n",
            b" \n \n",
            b"X",
            b"\xe6",
            b"\xef\xbb\xbf",
            b"\xef\xbb\xbf ",
            b"\xef\xbb\xbf" + tegn,
            tegn + b"\r" + tegn,
            tegn + tegn,
            tegn[1:],
            tegn + b" ",
            b"\n\n" + tegn + b"\n\n",
            b"\r" + tegn + b"\r\n\r\r\n" + tegn,
            tegn[:-1] + b"\t\n",
            bygger.blank_post(aar).encode() + b"\n",
            tegn[:-1] + b"\xe6\n",
            tegn[:-1] + "æ\n".encode(),
            tegn[:-1] + "😀\n".encode(),
            tegn[:-2] + "😀\n".encode(),
        ]
    )


def _skad_linjer(rng: random.Random, bygger: Any, aar: int, linjer: list[str]) -> None:
    """Av og til: tomme linjer, blanke linjer, gal lengde, tabulator, CR i en linje."""
    trekk = rng.random()
    sted = rng.randrange(len(linjer) + 1)
    if trekk < 0.15:
        linjer.insert(sted, "")
    elif trekk < 0.17 or (aar == 2022 and trekk < 0.25):
        linjer.insert(sted, " " * rng.choice([1, 3, len(bygger.blank_post(aar))]))
    elif trekk < 0.19:
        linjer.insert(sted, bygger.blank_post(aar))
    elif trekk < 0.20:
        linjer.insert(sted, bygger.bygg_post(aar)[: -rng.choice([1, 2])])
    elif trekk < 0.21:
        linjer.insert(sted, bygger.bygg_post(aar) + " ")
    elif trekk < 0.22:
        linjer.insert(sted, bygger.bygg_post(aar, SAKSBEHANDLER="SB\t"))
    elif trekk < 0.24:
        linjer.insert(sted, bygger.bygg_post(aar, SAKSBEHANDLER="SB\rx"))
    elif trekk < 0.25:
        linjer.insert(sted, bygger.bygg_post(aar, SAKSBEHANDLER="SB0000000\r"))


def kodbar(rec: Rec, tegnsett: str) -> Rec:
    """Verdier som tegnsettet ikke kan skrive, faller tilbake til grunnposten."""
    if tegnsett == "utf-8":
        return rec
    return {felt: verdi for felt, verdi in rec.items() if all(ord(t) < 256 for t in verdi)}
