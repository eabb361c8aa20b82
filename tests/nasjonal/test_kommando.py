"""``kostra nasjonal`` as who runs it in the secure zone sees it: from the register to the tables."""

from __future__ import annotations

import json
import os

import pytest
from django.conf import settings
from django.urls import reverse

from kostra.cli import kjor
from kostra.nasjonal.plan import Manifest, ManifestFeil, manifestlinjer
from mottak.hjelp import ANNEN, MED_ADVARSEL, fil, post
from mottak.utlevering.test_tjeneste import lever
from nasjonal.hjelp import rader
from portal.innsending.fil_hjelp import sak


@pytest.mark.django_db(transaction=True)
def test_fra_registeret_til_tabellene(land, tmp_path, monkeypatch, capsys):
    """What counts now is planned, by a process that needs no key; then it is controlled, and counted."""
    saken = sak()
    forste = lever(saken, fil(post(), ANNEN))
    saken.nettleser.post(reverse("innsending:laas_opp", args=[saken.utfylling.pk]))
    andre = lever(saken, MED_ADVARSEL)
    monkeypatch.setenv("KOSTRA_MODUS", "demo")
    monkeypatch.setenv("KOSTRA_DATA", str(tmp_path / "data"))
    manifest = str(tmp_path / "m.jsonl")
    assert kjor(["nasjonal", "manifest", "--aar", "2026", "-s", "11cf", "-o", manifest]) == 0
    [plan] = Manifest(tmp_path / "m.jsonl")
    assert (plan.levering, plan.region) == (andre.pk, andre.utfylling.enhet.region)
    assert forste.pk not in (tmp_path / "m.jsonl").read_text()
    assert os.environ["KOSTRA_MOTTAK_NOKLER"] == land.miljo()["KOSTRA_MOTTAK_NOKLER"]

    sted = ["--lager", str(settings.KOSTRA.lager), "--arbeidere", "1"]
    ut = tmp_path / "ut"
    assert kjor(["nasjonal", "rekontroll", "--aar", "2026", *sted, "-o", str(ut)]) == 0
    assert "1 av 1 leveringer" in capsys.readouterr().err
    assert [(rad["levering"], rad["regel"]) for rad in rader(ut, "funn")] == [(andre.pk, "K29")]
    assert kjor(["nasjonal", "rekontroll", "-y", "2026", *sted, "-o", str(ut)]) == 0  # all is done
    galt = ["nasjonal", "rekontroll", *sted, "--manifest", manifest, "-o"]
    assert kjor([*galt, str(tmp_path / "ny"), "--aar", "2025"]) == 64
    assert "ingen leveringer" in capsys.readouterr().err
    assert kjor([*galt, str(tmp_path)]) == 64
    assert "ikke tom" in capsys.readouterr().err
    assert kjor(["nasjonal", "rekontroll", *sted, "-o", str(tmp_path / "ny")]) == 64
    assert "--aar" in capsys.readouterr().err


def test_et_manifest_som_ikke_er_helt_brukes_ikke(land, tmp_path):
    for nr in range(3):
        land.lever(fil(post()), f"{1101 + nr}00")
    linjer = list(manifestlinjer(land.leveringer))
    sti = tmp_path / "m.jsonl"
    sti.write_bytes(b"".join(linjer))
    assert list(Manifest(sti)) == land.leveringer
    uten = json.loads(linjer[1])
    del uten["sha256"]
    annet_skjema = json.dumps({**json.loads(linjer[1]), "skjema": "11F"}).encode() + b"\n"
    for galt, ord_ in (
        (linjer[:-1], "3 leveringer og har 2"),
        ([linjer[0], b"{}\n", *linjer[2:]], "Linje 2: levering"),
        ([linjer[0], json.dumps(uten).encode(), b"\n", *linjer[2:]], "Linje 2: sha256"),
        ([linjer[0], linjer[1], linjer[1], linjer[3]], "to ganger"),
        ([linjer[0], linjer[1], linjer[2], annet_skjema], "to ganger"),
        ([linjer[0], linjer[2], linjer[1], linjer[3]], "Linje 3: .* rekkefølge"),
        ([b"navn;alder\n"], "Linje 1"),
        ([b""], "ikke et manifest"),
    ):
        sti.write_bytes(b"".join(galt))
        with pytest.raises(ManifestFeil, match=ord_):
            Manifest(sti)


def test_et_manifest_som_ikke_finnes_navngis(capsys):
    valg = ["nasjonal", "rekontroll", "--lager", "lager", "--manifest", "borte.jsonl", "-o", "ut"]
    assert kjor(valg) == 66
    assert "borte.jsonl" in capsys.readouterr().err
