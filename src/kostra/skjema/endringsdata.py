"""What changed between two years, as plain data."""

from __future__ import annotations

from typing import Any

from kostra.skjema.endringer import Endringer, Kodeendring
from kostra.skjema.modell import Felt, Sprak
from kostra.skjema.utskrift import felt_som_data, kode_som_data


def som_data(e: Endringer, sprak: Sprak) -> dict[str, Any]:
    """The changes as plain data, ready for JSON. Empty lists where nothing changed."""
    return {
        "skjema": e.til.skjema,
        "fra": e.fra.aar,
        "til": e.til.aar,
        "sprak": sprak,
        "recordlengde": {"fra": e.fra.recordlengde, "til": e.til.recordlengde},
        "antall_felt": {"fra": len(e.fra.felt), "til": len(e.til.felt)},
        "nye": [felt_som_data(felt, sprak) for felt in e.nye],
        "utgaar": [felt_som_data(felt, sprak) for felt in e.utgaar],
        "nytt_navn": [{"fra": par.foer.navn, "til": par.naa.navn} for par in e.nytt_navn],
        "flyttet": [
            {"felt": [par.naa.navn for par in flytting.felt], "tegn": flytting.steg}
            for flytting in e.flyttet
        ],
        "form": [
            {"felt": par.naa.navn, "fra": _form_som_data(par.foer), "til": _form_som_data(par.naa)}
            for par in e.form
        ],
        "obligatorisk": [
            {"felt": par.naa.navn, "fra": par.foer.paakrevd, "til": par.naa.paakrevd}
            for par in e.paakrevd
        ],
        "koder": [_koder_som_data(endring, sprak) for endring in e.koder],
    }


def _form_som_data(felt: Felt) -> dict[str, Any]:
    return {"lengde": felt.lengde, "datatype": felt.datatype, "format": felt.monster}


def _koder_som_data(k: Kodeendring, sprak: Sprak) -> dict[str, Any]:
    return {
        "felt": k.felt.navn,
        "utgaar": [kode_som_data(kode, sprak) for kode in k.utgaar],
        "nye": [kode_som_data(kode, sprak) for kode in k.nye],
        "nytt_nummer": [{"fra": g.kode, "til": n.kode} for g, n in k.nytt_nummer],
        "ny_tekst": [
            {"kode": n.kode, "fra": g.tekst.paa(sprak), "til": n.tekst.paa(sprak)}
            for g, n in k.ny_tekst
        ],
        "ny_i_kontroll": [kode_som_data(kode, sprak) for kode in k.ny_i_kontroll],
    }
