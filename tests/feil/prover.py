"""What the tests show already, as lines of the campaign: tampering, canaries, backup and restore."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from feil.rapport import Rapport

#: line -> the tests behind it; each of their passes counts as a run
PROVER = {
    "revisjon_tukling": "tests/portal/revisjon/test_hoder.py",
    "kanarifugler": "tests/portal/sikkerhet/test_kanari.py",
    "sikkerhetskopi_og_gjenoppretting": "tests/portal/drift/test_kopi.py",
    "angrep_g_innsyn_som_kommune": "tests/portal/saksbehandling/test_som_kommune.py",
}


def alle(_mappe: Path, rapport: Rapport, _antall: int) -> None:
    """Each in a pytest of its own, the long-running ones too."""
    for navn, sti in PROVER.items():
        if not Path(sti).is_file():
            rapport.utelat(navn, "not_built")
            continue
        with rapport.linje(navn) as linje:
            kommando = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", sti]
            kjort = subprocess.run(kommando, capture_output=True, text=True)
            linje.kjort = sum(map(int, re.findall(r"(\d+) passed", kjort.stdout)))
            linje.kjort = linje.kjort or kjort.stdout.split("[")[0].count(".")
            linje.brudd += re.findall(r"^(?:FAILED|ERROR) (\S+)", kjort.stdout, re.M)
            if kjort.returncode and not linje.brudd:
                linje.brudd.append(f"pytest ga {kjort.returncode}")
