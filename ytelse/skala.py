"""``python -m ytelse.skala``: the nation on this machine, a model of it, and the model at large.

Runs ``kostra nasjonal rekontroll`` as whole processes over a synthetic country (11F, 5 % faulty records,
in a folder), with one worker and more, and tasks that do nothing through the engine. From that the
model of :class:`Modell` is set, held against the runs, also one that it wasn't made from, and drawn out
to the whole country, to 10^9 records, and to 10, 100 and 1,000 workers with what it costs.

``--motor lokal|ray``, ``--leveringer 2000``, ``--poster 1000``, ``--arbeidere 1,2,4``, ``--ganger 5``.
Exit code 1 if a goal isn't met. Files are made once, in ``build/ytelse/skala``.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import statistics
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ytelse.prosess import KOSTRA, en_gang, maskin

MAPPE = Path("build/ytelse/skala")
BUNKE = 64
TOMME = 2_000
#: What a core costs for an hour, in kroner: set it to what yours does (``--kr``).
KR = 0.50
MAAL_SEKUNDER, MAAL_PER_LEVERING_MS, MAAL_OPP = 60.0, 10.0, 1.6
#: (what, deliveries, records of each)
LANDET = "357 kommuner × 20 skjema × 10 år"
STORT = (
    (LANDET, 357 * 20 * 10, 1_000),
    ("10^9 poster, 1 000 i hver levering", 1_000_000, 1_000),
    ("10^9 poster, 100 000 i hver levering", 10_000, 100_000),
)
ARBEIDERE = (1, 10, 100, 1_000)


@dataclass(frozen=True)
class Modell:
    """Seconds. A run of D deliveries of R records, in batches, with W workers of a core each, takes

        start + max(D·(levering + R·post) / (W·likt) + slutt, tasks·hode)

    where ``slutt`` is half a batch, for workers that wait for the last one, and the second term is what
    one head can send, receive and write. What a store and a network give isn't in it: the bytes per
    second that are asked of them are printed beside each row.
    """

    start: float
    levering: float
    post: float
    hode: float
    likt: float

    def sekunder(self, leveringer: int, poster: int, arbeidere: int) -> float:
        """How long it takes."""
        en = self.levering + poster * self.post
        bunke = bunkestorrelse(poster)
        arbeid = leveringer * en / (arbeidere * (self.likt if arbeidere > 1 else 1.0))
        slutt = min(bunke, leveringer) * en / 2 if arbeidere > 1 else 0.0
        return self.start + max(arbeid + slutt, self.oppgaver(leveringer, poster) * self.hode)

    @staticmethod
    def oppgaver(leveringer: int, poster: int) -> int:
        """Tasks."""
        return -(-leveringer // bunkestorrelse(poster))


def bunkestorrelse(poster: int) -> int:
    """Deliveries of a batch, which is held to about 32 MB."""
    return max(1, min(BUNKE, (32 << 20) // max(1, poster * 340)))


def ingenting(oppgave: int) -> int:
    """A task that does nothing."""
    return oppgave


def lag_land(leveringer: int, poster: int) -> tuple[Path, Path]:
    """The store, and the manifest of that many deliveries. Envelopes are for RSA-3072, as in service."""
    from kostra.kryptering import krypter
    from kostra.nasjonal.plan import Levert, manifestlinjer
    from kostra.skjema import kommuner
    from kostra.testdata import lag_uttrekk

    filer, manifest = MAPPE / "lager" / "filer", MAPPE / f"{leveringer}x{poster}.jsonl"
    sertifikat = _nokler()
    filer.mkdir(parents=True, exist_ok=True)
    if manifest.exists():
        return filer.parent, manifest
    mal = b"".join(lag_uttrekk("11F", 2026, "110300", antall=poster, fro=7, feil=0.05))
    linjer = mal.splitlines(keepends=True)
    steder = [nr for nr in kommuner(2026) if nr != "0301"]
    alle = []
    for nr in range(leveringer):
        kommune = steder[nr % len(steder)]
        innhold = b"".join(kommune.encode() + linje[4:] for linje in linjer)
        navn = hashlib.sha256(f"{leveringer} {poster} {nr}".encode()).hexdigest()[:32]
        data = krypter(innhold, [sertifikat], naa=datetime.now(UTC))
        (filer / navn).write_bytes(data)
        sum_ = hashlib.sha256(data).hexdigest()
        alle.append(Levert(f"{nr:07}", "11F", 2026, f"{kommune}00", "ja", navn, sum_, len(data)))
    manifest.write_bytes(b"".join(manifestlinjer(alle)))
    return filer.parent, manifest


def _nokler():
    """The certificate; the key is made once, without a passphrase, for nothing but this."""
    from datetime import date

    from kostra.kryptering import les_sertifikat
    from kostra.nokler import Bruk, Nokkeltype, lag_nokkel, lag_sertifikat, sertifikat_pem, som_pem

    mappe = MAPPE / "nokler"
    sti = mappe / "maaling.crt.pem"
    if not sti.exists():
        mappe.mkdir(mode=0o700, parents=True, exist_ok=True)
        nokkel = lag_nokkel(Nokkeltype.RSA3072, Bruk.KRYPTERING)
        sertifikat = lag_sertifikat(
            nokkel, bruk=Bruk.KRYPTERING, virksomhet="Måling", gyldig_fra=date(2020, 1, 1),
            gyldig_til=date(2099, 12, 31),
        )  # fmt: skip
        (mappe / "maaling.key.pem").write_bytes(som_pem(nokkel, PASSORD.encode()))
        sti.write_bytes(sertifikat_pem(sertifikat))
    return les_sertifikat(sti.read_bytes())


PASSORD = "bare for maalingene"


@dataclass(frozen=True)
class Kjort:
    """The median of some runs: seconds of the whole process, peak MB of the largest of its processes."""

    sekunder: float
    mb: float


def kjor(motor: str, leveringer: int, poster: int, arbeidere: int, ganger: int) -> Kjort:
    """``kostra nasjonal rekontroll``, from the start of the process to its end."""
    lager, manifest = lag_land(leveringer, poster)
    ut = MAPPE / "ut"
    maalt = []
    for _ in range(ganger):
        shutil.rmtree(ut, ignore_errors=True)
        valg = ["--motor", motor, "--arbeidere", str(arbeidere), "--bunke", str(BUNKE)]
        sted = ["--lager", str(lager), "--manifest", str(manifest), "-o", str(ut)]
        sekunder, mb, kode = en_gang([*KOSTRA, "nasjonal", "rekontroll", *sted, *valg])
        if kode:
            raise SystemExit(f"rekontroll endte med {kode}")
        maalt.append((sekunder, mb))
    return Kjort(*(statistics.median(verdier) for verdier in zip(*maalt, strict=True)))


def tomme_oppgaver(motor: str, arbeidere: int) -> tuple[float, float]:
    """Seconds from nothing to the first answers, and for each empty task after that."""
    from kostra.nasjonal.motor import kjor as kjor_alle
    from kostra.nasjonal.motor import lag_motor

    start = time.perf_counter()
    lagd = lag_motor(motor, arbeidere=arbeidere)
    try:
        list(kjor_alle(lagd, ingenting, range(4 * arbeidere)))
        oppe = time.perf_counter()
        list(kjor_alle(lagd, ingenting, range(TOMME)))
        return oppe - start, (time.perf_counter() - oppe) / TOMME
    finally:
        lagd.stopp()


def hodets_tid(motor: str, leveringer: int, poster: int) -> float:
    """Seconds of the head's own work for each task: sending, receiving, writing the part.

    Its start and its end, which don't grow with the tasks, fall out: more tasks are held against fewer.
    """
    faa = max(BUNKE, leveringer // 10)
    oppgaver = Modell.oppgaver(leveringer, poster) - Modell.oppgaver(faa, poster)
    return (_hodet(motor, leveringer, poster) - _hodet(motor, faa, poster)) / max(1, oppgaver)


def _hodet(motor: str, leveringer: int, poster: int) -> float:
    """Seconds of processor time in the head."""
    from kostra.nasjonal.motor import lag_motor
    from kostra.nasjonal.plan import Manifest
    from kostra.nasjonal.rekontroll import Bestilling, rekontroll

    lager, manifest = lag_land(leveringer, poster)
    hva = Bestilling(Manifest(manifest), str(lager.absolute()), bunke=BUNKE)
    ut = MAPPE / "ut"
    shutil.rmtree(ut, ignore_errors=True)
    lagd = lag_motor(motor, arbeidere=1)
    brukt = time.process_time()
    try:
        rekontroll(hva, lagd, ut)
        return time.process_time() - brukt
    finally:
        lagd.stopp()


def main(argumenter: list[str] | None = None) -> int:
    """Prints the tables."""
    valg = _valg().parse_args(argumenter)
    os.environ |= {
        "KOSTRA_MOTTAK_NOKLER": str((MAPPE / "nokler").absolute()),
        "KOSTRA_PASSORD": PASSORD,
    }
    arbeidere = [int(antall) for antall in valg.arbeidere.split(",")]
    motor, leveringer, poster = valg.motor, valg.leveringer, valg.poster
    print(f"{maskin()}, motor {motor}, {leveringer} leveringer med {poster} poster")
    start, tom = tomme_oppgaver(motor, 2)
    print(f"tomme oppgaver, 2 arbeidere: {1000 * tom:.2f} ms hver, {1 / tom:.0f} per sekund; "
          f"klar etter {start:.1f} s")  # fmt: skip

    smaa = kjor(motor, leveringer, 1, 1, valg.ganger)
    faa = kjor(motor, max(BUNKE, leveringer // 10), 1, 1, valg.ganger)
    maalt = {antall: kjor(motor, leveringer, poster, antall, valg.ganger) for antall in arbeidere}
    levering = (smaa.sekunder - faa.sekunder) / (leveringer - max(BUNKE, leveringer // 10))
    post = (maalt[1].sekunder - smaa.sekunder) / (leveringer * (poster - 1))
    opp = maalt[1].sekunder / maalt[2].sekunder
    modell = Modell(
        start=max(0.0, smaa.sekunder - leveringer * levering),
        levering=levering,
        post=post,
        hode=max(tom, hodets_tid(motor, leveringer, poster)),
        likt=min(1.0, opp / 2),
    )
    print(f"modell: start {modell.start:.2f} s, levering {1000 * levering:.2f} ms, "
          f"post {1e6 * post:.2f} µs, hode {1000 * modell.hode:.2f} ms per oppgave, "
          f"likt {modell.likt:.2f}")  # fmt: skip
    _holdt_mot(modell, maalt, leveringer, poster, valg)
    _stort(modell, valg.kr)
    return _maal(modell, maalt, faa, smaa, opp, leveringer)


def _holdt_mot(
    modell: Modell, maalt: dict[int, Kjort], leveringer: int, poster: int, valg: argparse.Namespace
) -> None:
    """Measured, and as the model says; one run it wasn't made from: half as many, twice as large."""
    kjerner = os.cpu_count() or 1
    print(f"\n{'':32} {'målt s':>9} {'modell s':>9} {'avvik':>7} {'MB':>6}")
    rader = [(f"{antall} arbeidere", leveringer, poster, antall, k) for antall, k in maalt.items()]
    andre = kjor(valg.motor, leveringer // 2, 2 * poster, 2, valg.ganger)
    rader.append(
        (f"{leveringer // 2} × {2 * poster}, 2 arbeidere", leveringer // 2, 2 * poster, 2, andre)
    )
    for navn, antall, hver, arbeidere, kjort in rader:
        sier = modell.sekunder(antall, hver, min(arbeidere, kjerner))
        print(f"{navn:32} {kjort.sekunder:9.2f} {sier:9.2f} "
              f"{100 * (sier / kjort.sekunder - 1):+6.0f}% {kjort.mb:6.0f}")  # fmt: skip


def _stort(modell: Modell, kr: float) -> None:
    print(f"\n{'':40} {'arbeidere':>9} {'tid':>10} {'kr':>8} {'MB/s':>7}  hodet er grensen")
    for navn, leveringer, poster in STORT:
        for antall in ARBEIDERE:
            sekunder = modell.sekunder(leveringer, poster, antall)
            hodet = modell.oppgaver(leveringer, poster) * modell.hode > 0.9 * (
                sekunder - modell.start
            )
            byte = leveringer * poster * 340 / sekunder / 1e6
            print(f"{navn:40} {antall:9} {_tid(sekunder):>10} {antall * sekunder / 3600 * kr:8.2f} "
                  f"{byte:7.0f}  {'ja' if hodet else ''}")  # fmt: skip


def _tid(sekunder: float) -> str:
    if sekunder < 120:
        return f"{sekunder:.0f} s"
    return f"{sekunder / 60:.0f} min" if sekunder < 7200 else f"{sekunder / 3600:.1f} t"


def _maal(
    modell: Modell, maalt: dict[int, Kjort], faa: Kjort, smaa: Kjort, opp: float, leveringer: int
) -> int:
    vekst = smaa.mb / faa.mb
    rader = (
        ("2 arbeidere", f"{maalt[2].sekunder:.1f} s", f"{MAAL_SEKUNDER * leveringer / 2000:.0f} s",
         maalt[2].sekunder <= MAAL_SEKUNDER * leveringer / 2000),
        ("utenom postene, per levering", f"{1000 * modell.levering:.1f} ms",
         f"{MAAL_PER_LEVERING_MS:.0f} ms", 1000 * modell.levering <= MAAL_PER_LEVERING_MS),
        ("to arbeidere mot én", f"{opp:.2f} ×", f"{MAAL_OPP} ×", opp >= MAAL_OPP),
        ("minne, ti ganger så mange", f"{vekst:.2f} ×", "1.1 ×", vekst <= 1.1),
    )  # fmt: skip
    print()
    for navn, er, maal, holder in rader:
        print(f"{navn:32} {er:>9}   {maal:>7}   {'ja' if holder else 'NEI'}")
    return 0 if all(rad[3] for rad in rader) else 1


def _valg() -> argparse.ArgumentParser:
    valg = argparse.ArgumentParser(prog="python -m ytelse.skala")
    valg.add_argument("--motor", default="lokal", choices=["lokal", "ray"])
    valg.add_argument("--leveringer", type=int, default=2_000)
    valg.add_argument("--poster", type=int, default=1_000)
    valg.add_argument("--arbeidere", default="1,2,4", help="med 1 og 2 blant dem")
    valg.add_argument("--ganger", type=int, default=5)
    valg.add_argument("--kr", type=float, default=KR, help="kroner for en kjerne i en time")
    return valg


if __name__ == "__main__":
    sys.exit(main())
