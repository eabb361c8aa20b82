"""Sammenlikner produktets kontroll av en fil med orakelets, og lister forskjellene.

Som program, fra rotmappen: ``PYTHONPATH=tests python -m samsvar.sammenlign --antall 2000``.
"""

import argparse
import random
from collections import Counter
from typing import Any

import kostra
from orakel import generator11cf, generator11f, orakel11cf, orakel11f

GENERATORER = {"11CF": generator11cf, "11F": generator11f}
ORAKLER = {"11CF": orakel11cf, "11F": orakel11f}
Nokkel = tuple[str, str, int | None]


def sammenlign(
    innhold: bytes, aar: int, region: str, vedlegg: bool = True, skjema: str = "11CF"
) -> list[str]:
    """Tom liste når de to er enige."""
    rapport = kostra.kontroller(
        innhold,
        skjema=skjema,
        aar=aar,
        region=region,
        vedlegg=vedlegg,
        tillegg=False,
        maks_per_regel=None,
    )
    fasit = ORAKLER[skjema].funn(innhold, aar=aar, region=region, vedlegg=vedlegg)

    har = Counter(_flate_ut(rapport, aar))
    skal = Counter(fasit.funn)
    ut = [_linje("mangler", nokkel, n) for nokkel, n in (skal - har).items()]
    ut += [_linje("for mye", nokkel, n) for nokkel, n in (har - skal).items()]
    if rapport.antall_kontroller != fasit.antall_kontroller:
        ut.append(
            f"antall_kontroller: {rapport.antall_kontroller}, ventet {fasit.antall_kontroller}"
        )
    if rapport.alvorlighetsgrad.name != fasit.alvorlighetsgrad:
        ut.append(
            f"alvorlighetsgrad: {rapport.alvorlighetsgrad.name}, ventet {fasit.alvorlighetsgrad}"
        )
    if _tabeller(rapport) != (fasit.statistikk or []):
        ut.append(f"statistikk: {_tabeller(rapport)}, ventet {fasit.statistikk}")
    return ut


def _tabeller(rapport: Any) -> list[tuple[str, list[tuple[str, int]]]]:
    return [
        (f"{t.tittel.nb} / {t.kolonne.nb}", [(navn.nb, tall) for navn, tall in t.rader])
        for t in rapport.statistikk
    ]


def _flate_ut(rapport: Any, aar: int) -> list[Nokkel]:
    """Ett funn per post. K001 i 2022 er én melding for hele filen, uten postnummer."""
    ut: list[Nokkel] = []
    for melding in rapport.meldinger:
        regel, grad = melding.kontroll, melding.alvorlighetsgrad.name
        if not melding.postnumre or (aar == 2022 and regel == "K001"):
            ut.append((regel, grad, None))
        else:
            ut += [(regel, grad, int(nr)) for nr in melding.postnumre]
    return ut


def _linje(hva: str, nokkel: Nokkel, antall: int) -> str:
    regel, grad, nr = nokkel
    sted = "hele filen" if nr is None else f"post {nr}"
    return f"{hva}: {regel} {grad} {sted}" + (f" ({antall} ganger)" if antall > 1 else "")


def hoved() -> int:
    leser = argparse.ArgumentParser(description=__doc__)
    leser.add_argument("-s", "--skjema", choices=ORAKLER, default="11CF")
    leser.add_argument("--antall", type=int, default=2000, help="filer per år")
    leser.add_argument("--fro", type=int, default=0, help="første frø")
    leser.add_argument("--aar", type=int, nargs="*", default=[2022, 2023, 2024, 2025, 2026])
    valg = leser.parse_args()
    ulike = 0
    for aar in valg.aar:
        for fro in range(valg.fro, valg.fro + valg.antall):
            generator = GENERATORER[valg.skjema]
            innhold, region = generator.tilfeldig_fil(random.Random(fro), aar)
            forskjeller = sammenlign(innhold, aar, region, fro % 20 != 19, valg.skjema)
            if forskjeller:
                ulike += 1
                print(f"{aar} frø {fro} region {region}:", *forskjeller, sep="\n  ")
    print(f"{ulike} filer med forskjeller")
    return 1 if ulike else 0


if __name__ == "__main__":
    raise SystemExit(hoved())
