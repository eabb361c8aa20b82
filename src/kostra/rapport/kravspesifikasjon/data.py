"""The requirement specification for programs (csv and json)."""

from __future__ import annotations

import csv
import io
from typing import Any, Final

from kostra.rapport.kravspesifikasjon.modell import Krav, Spesifikasjon, Tilfelle
from kostra.skjema.modell import Felt

CSV_KOLONNER: Final = (
    "id", "kontroll", "tittel", "alvorlighetsgrad", "tillegg", "gjelder", "avvik", "melding",
    "gjor", "hvorfor", "felt",
)  # fmt: skip


def som_csv(spek: Spesifikasjon) -> str:
    """One row per id that a finding can carry; the texts of several cases stand on their own lines."""
    ut = io.StringIO()
    skriver = csv.writer(ut, lineterminator="\n")
    skriver.writerow(CSV_KOLONNER)
    for krav in (*spek.krav, *spek.tillegg):
        for id_ in dict.fromkeys(t.id for t in krav.tilfeller):
            skriver.writerow(_rad(krav, id_, [t for t in krav.tilfeller if t.id == id_]))
    return ut.getvalue()


def _rad(krav: Krav, id_: str, tilfeller: list[Tilfelle]) -> tuple[str, ...]:
    return (
        id_,
        krav.id,
        krav.tittel,
        krav.grad.name,
        "ja" if krav.tillegg else "nei",
        krav.gjelder,
        "\n".join(t.avvik for t in tilfeller),
        "\n".join(t.melding for t in tilfeller),
        "\n".join(dict.fromkeys(t.gjor for t in tilfeller if t.gjor)),
        krav.hvorfor,
        " ".join(felt.navn for felt in krav.felt),
    )


def som_data(spek: Spesifikasjon) -> dict[str, Any]:
    """The specification as plain data, ready for JSON."""
    oppsett, sprak, leseform = spek.oppsett, spek.sprak, spek.leseform
    return {
        "skjema": oppsett.skjema,
        "aar": oppsett.aar,
        "sprak": sprak,
        "tittel": oppsett.tittel.paa(sprak),
        **leseform.data,
        "begreper": list(spek.begreper),
        "kontroller": [_krav(krav) for krav in spek.krav],
        "tilleggskontroller": [_krav(krav) for krav in spek.tillegg],
        "statistikk": [
            {
                "tittel": t.tittel,
                "kolonne": t.kolonne,
                "rader": [{"rad": rad, "teller": teller} for rad, teller in t.rader],
            }
            for t in spek.statistikk
        ],
        "antall_kontroller": {**leseform.antall_data, "tekst": leseform.antall},
    }


def _krav(krav: Krav) -> dict[str, Any]:
    return {
        "id": krav.id,
        "tittel": krav.tittel,
        "alvorlighetsgrad": krav.grad.name,
        "gjelder": krav.gjelder,
        "tilfeller": [
            {
                "id": t.id,
                "avvik": t.avvik,
                "melding": t.melding,
                "verdier": dict(t.verdier),
                "gjor": t.gjor,
            }
            for t in krav.tilfeller
        ],
        "hvorfor": krav.hvorfor,
        "felt": [_felt(felt) for felt in krav.felt],
    }


def _felt(felt: Felt) -> dict[str, Any]:
    """The field; in a file of elements it has no position."""
    posisjon = {"fra": felt.fra, "til": felt.til} if felt.fra else {}
    koder = [kode.kode for kode in felt.koder if kode.i_kontroll]
    return {"navn": felt.navn, **posisjon, "koder": koder}
