"""From deliveries to bydel, kommune, fylke and the country; and persons counted once in each.

Persons are counted by a shuffle: pseudonyms are dealt out by their first byte, so that one person's are
all in one pile, and each pile is counted alone. What the piles give can then be added up.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import dataset, parquet

from kostra.mottak.utlevering.ny_fil import ny_fil
from kostra.nasjonal.deler import Deler, les_deler
from kostra.nasjonal.tabeller import KOLONNER
from kostra.nasjonal.utfall import LEVERINGER, PERSONER, TALL, Utfall

#: Pseudonyms of a pile: well under a gigabyte while it is counted.
_HAUG: Final = 4_000_000
_HAUGER: Final = ".hauger"
#: Rows that are added up at a time.
_SUMMER_VED: Final = 1_000_000
NIVAAER: Final = ("bydel", "kommune", "fylke", "land")
LANDET: Final = "0"
_HVOR: Final = ["nivaa", "omraade"]
_NOKKEL: Final = [*_HVOR, "skjema", "aar"]
_ANTALL: Final = ["leveringer", "poster", "poster_uten_nummer", "leveringer_ikke_talt"]
#: All years together, while keys are compared: an empty one is equal to nothing.
_ALLE_AAR: Final = 0


def skriv_tall(deler: Deler, til: Path) -> None:
    """The statistics tables, added up to each level, for each form and year."""
    navn = [felt.name for felt in KOLONNER[TALL] if felt.name not in ("region", "verdi")]
    deltall = les_deler(deler.stier(TALL))
    _skriv(_summer(_paa_nivaaene(deltall), [*_HVOR, *navn], ["verdi"]), til)


def skriv_personer(deler: Deler, til: Path) -> None:
    """Deliveries, records and persons for each level, form and year, and for all years together.

    ``aar`` is empty for all years: there a person is counted once too.
    """
    leveringer = map(_antall, les_deler(deler.stier(LEVERINGER)))
    talt = _summer(_paa_nivaaene(_ogsaa_alle_aar(leveringer)), _NOKKEL, _ANTALL)
    hauger = til.with_name(_HAUGER)
    shutil.rmtree(hauger, ignore_errors=True)
    try:
        personer = _summer(_personer(deler, hauger), _NOKKEL, ["personer"])
    finally:
        shutil.rmtree(hauger, ignore_errors=True)
    samlet = talt.join(personer, _NOKKEL).sort_by([(navn, "ascending") for navn in _NOKKEL])
    aar = pc.if_else(pc.equal(samlet["aar"], _ALLE_AAR), None, samlet["aar"])
    samlet = samlet.set_column(samlet.column_names.index("aar"), "aar", aar)
    antall = pc.fill_null(samlet["personer"], 0)
    _skriv(samlet.set_column(samlet.column_names.index("personer"), "personer", antall), til)


def _antall(leveringer: pa.Table) -> pa.Table:
    """What is counted of deliveries; those that weren't controlled, or are refused now, are apart."""
    talt = pc.is_in(leveringer["utfall"], pa.array([Utfall.KONTROLLERT, Utfall.NEI]))

    def av_talte(kolonne: str) -> Any:
        return pc.if_else(talt, pc.fill_null(leveringer[kolonne], 0), 0)

    hva = {navn: leveringer[navn] for navn in ("region", "skjema", "aar")}
    return pa.table(
        hva
        | {
            "leveringer": talt.cast(pa.int64()),
            "poster": av_talte("antall_poster"),
            "poster_uten_nummer": av_talte("poster_uten_nummer"),
            "leveringer_ikke_talt": pc.invert(talt).cast(pa.int64()),
        }
    )


def _personer(deler: Deler, hauger: Path) -> Iterator[pa.Table]:
    """Of each pile: how many different persons there are, by level, form and year."""
    for haug in _hauger(deler.stier(PERSONER), hauger):
        nummer = pc.dictionary_encode(haug["person"].combine_chunks()).indices
        nummerert = haug.drop_columns(["person"]).append_column("person", nummer)
        for tabell in _paa_nivaaene(_ogsaa_alle_aar([nummerert])):
            antall = tabell.group_by(_NOKKEL).aggregate([("person", "count_distinct")])
            yield antall.rename_columns([*_NOKKEL, "personer"])


def _hauger(stier: Sequence[Path], mappe: Path) -> Iterator[pa.Table]:
    rader = sum(parquet.ParquetFile(sti).metadata.num_rows for sti in stier)
    antall = min(256, rader // _HAUG + 1)
    tom = KOLONNER[PERSONER].empty_table()
    if antall == 1:
        yield pa.concat_tables([tom, *les_deler(stier)])
        return
    mappe.mkdir(mode=0o700)
    haug = pa.field("haug", pa.int16())
    dataset.write_dataset(
        (bit for del_ in les_deler(stier) for bit in _delt_ut(del_, antall).to_batches()),
        mappe,
        schema=tom.schema.append(haug),
        format="parquet",
        partitioning=dataset.partitioning(pa.schema([haug])),
        max_open_files=antall,
    )
    for haugen in sorted(mappe.iterdir()):
        yield dataset.dataset(haugen).to_table()


def _delt_ut(tabell: pa.Table, antall: int) -> pa.Table:
    """With the number of the pile that each row's pseudonym belongs in."""
    personer = tabell["person"].combine_chunks()
    byte = np.frombuffer(personer.buffers()[1], np.uint8).reshape(-1, 16)[:, 0]
    fra = personer.offset
    haug = byte[fra : fra + len(personer)].astype(np.int32) * antall // 256
    return tabell.append_column("haug", pa.array(haug.astype(np.int16)))


def _ogsaa_alle_aar(tabeller: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """Each table as it is, and with all its years as one."""
    for tabell in tabeller:
        yield tabell
        alle = pa.repeat(pa.scalar(_ALLE_AAR, pa.int16()), tabell.num_rows)
        yield tabell.set_column(tabell.column_names.index("aar"), "aar", alle)


def _paa_nivaaene(tabeller: Iterable[pa.Table]) -> Iterator[pa.Table]:
    return (_paa(tabell, nivaa) for tabell in tabeller for nivaa in NIVAAER)


def _paa(tabell: pa.Table, nivaa: str) -> pa.Table:
    """The rows of that level, with ``nivaa`` and ``omraade`` in the place of ``region``."""
    if nivaa == "bydel":
        tabell = tabell.filter(pc.not_equal(pc.utf8_slice_codeunits(tabell["region"], 4, 6), "00"))
        omraade: Any = tabell["region"]
    elif nivaa == "land":
        omraade = pa.repeat(pa.scalar(LANDET), tabell.num_rows)
    else:
        sifre = 4 if nivaa == "kommune" else 2
        omraade = pc.utf8_slice_codeunits(tabell["region"], 0, sifre)
    hvor = pa.repeat(pa.scalar(nivaa), tabell.num_rows)
    uten = tabell.drop_columns(["region"])
    return uten.append_column("nivaa", hvor).append_column("omraade", omraade)


def _summer(tabeller: Iterable[pa.Table], nokkel: list[str], verdier: list[str]) -> pa.Table:
    """Added up as they come: what is held is about twice the answer, or :data:`_SUMMER_VED` rows."""
    samlet: list[pa.Table] = []
    ferdig = 0
    for tabell in tabeller:
        samlet.append(tabell.select([*nokkel, *verdier]))
        if sum(map(len, samlet)) > max(_SUMMER_VED, 2 * ferdig):
            samlet = [_sum(samlet, nokkel, verdier)]
            ferdig = len(samlet[0])
    return _sum(samlet, nokkel, verdier).sort_by([(navn, "ascending") for navn in nokkel])


def _sum(tabeller: list[pa.Table], nokkel: list[str], verdier: list[str]) -> pa.Table:
    alle = pa.concat_tables(tabeller)
    sum_ = alle.group_by(nokkel).aggregate([(verdi, "sum") for verdi in verdier])
    return sum_.rename_columns([*nokkel, *verdier])


def _skriv(tabell: pa.Table, til: Path) -> None:
    with ny_fil(til) as fil:
        parquet.write_table(tabell, fil, compression="zstd")
