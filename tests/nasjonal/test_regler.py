"""Other rules than the year's: tried on what is delivered, and compared, before anyone decides."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kostra import regler
from kostra.cli import kjor
from kostra.nasjonal.kjoring import KjoringFeil
from kostra.nasjonal.regelverk import RegelFeil, les_endring, med_endring
from kostra.nasjonal.rekontroll import Bestilling, rekontroll
from mottak.hjelp import GOD, MED_ADVARSEL, MED_FEIL
from nasjonal.hjelp import Her, rader

_ROT = Path(regler.__file__).parent
_K29 = "kvalifisering/k29_sum_mangler.py"


def endret(mappe: Path, sti: str, fra: str, til: str) -> Path:
    tekst = (_ROT / sti).read_text(encoding="utf-8")
    assert fra in tekst
    (mappe / sti).parent.mkdir(parents=True, exist_ok=True)
    (mappe / sti).write_text(tekst.replace(fra, til), encoding="utf-8")
    return mappe


def test_en_strengere_regel_proves_og_forskjellen_vises(land, tmp_path, capsys):
    stavanger = land.lever(MED_ADVARSEL)
    land.lever(MED_FEIL)
    land.lever(GOD)
    nye = endret(tmp_path / "nye", _K29, "Grad.WARNING", "Grad.ERROR")
    (nye / "kvalifisering" / "__init__.py").write_text(  # as installed: it doesn't count
        (_ROT / "kvalifisering" / "__init__.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    endring = les_endring(nye)
    assert [sti for sti, _ in endring.filer] == [_K29]
    mapper = [str(tmp_path / navn) for navn in ("gamle", "nye_funn")]
    for mappe, hva in zip(mapper, (None, endring), strict=True):
        rekontroll(Bestilling(land.leveringer, land.lager, hva), Her(), Path(mappe))
    assert [rad["grad"] for rad in rader(Path(mapper[0]), "funn") if rad["regel"] == "K29"] == [
        "WARNING"
    ]

    assert kjor(["nasjonal", "forskjell", *mapper, "-f", "json"]) == 1
    vist = json.loads(capsys.readouterr().out)
    assert [(r["regel"], r["grad_for"], r["grad_etter"], r["for_"], r["etter"])
            for r in vist["regler"]] == [("K29", "WARNING", "ERROR", 1, 1)]  # fmt: skip
    assert (vist["stoppes"], vist["slipper"], vist["felles"]) == ([stavanger.levering], [], 3)
    assert kjor(["nasjonal", "forskjell", *mapper, "--per-kommune"]) == 1
    tekst = capsys.readouterr().out
    assert all(ord_ in tekst for ord_ in ("WARNING → ERROR", "Stavanger", "ville nå blitt stoppet"))
    kjor(["nasjonal", "forskjell", *mapper, "-f", "csv", "-o", str(tmp_path / "f.csv")])
    csv = (tmp_path / "f.csv").read_text(encoding="utf-8-sig").splitlines()
    assert (len(csv), csv[1].split(";")[:3]) == (2, ["11CF", "2026", "K29"])
    assert kjor(["nasjonal", "forskjell", mapper[0], mapper[0]]) == 0
    assert kjor(["nasjonal", "forskjell", mapper[0], str(tmp_path)]) == 66


def test_det_som_forandres_er_bare_det_som_proves(tmp_path):
    """Also a rule that several forms share; the installed ones are as they were afterwards."""
    nye = endret(tmp_path, "felles/k08_kjonn.py", 'id="K08"', 'id="K08"')
    with pytest.raises(RegelFeil, match="gjelder"):
        les_endring(nye)
    endring = les_endring(endret(nye, "felles/k08_kjonn.py", "Grad.ERROR", "Grad.WARNING"))

    def grader(sett) -> dict[str, int]:
        return {regel.id: int(regel.grad_i(2026)) for regel in sett.regler_i(2026, tillegg=True)}

    for skjema in ("11CF", "11F"):
        sett = med_endring(skjema, endring)
        gjelder = grader(regler.regelsett(skjema))
        assert grader(sett) == gjelder | {"K08": gjelder["K08"] - 1}
    assert med_endring("15F", endring) is None


def test_regler_som_ikke_kan_leses_stopper_kjoringen(land, tmp_path):
    land.lever(GOD)
    galt = les_endring(endret(tmp_path / "n", _K29, "REGEL = Regel(", "REGEL = Regell("))
    with pytest.raises(KjoringFeil, match="Regell"):
        rekontroll(Bestilling(land.leveringer, land.lager, galt), Her(), tmp_path / "ut")
