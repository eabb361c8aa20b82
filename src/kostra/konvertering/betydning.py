"""What the text of a field means, in words, and whether it has the field's form."""

from __future__ import annotations

from typing import NamedTuple

from kostra.felt import dato, er_blank, er_duf, er_fnr, heltall, mod11
from kostra.kontroll.modell import gruppert
from kostra.konvertering.ord import ord_
from kostra.skjema import Felt, Sprak

_LENGDE_FNR, _LENGDE_DUF = 11, 12


class Betydning(NamedTuple):
    """``tekst`` may be empty: there is nothing to say of a free text."""

    tekst: str
    har_formen: bool = True


def betydning(felt: Felt, raa: str, aar: int, sprak: Sprak) -> Betydning:
    """The meaning of a field's text by the layout alone; the rules may ask for more."""
    if len(raa) < felt.lengde:
        return Betydning(ord_("utenfor", sprak), False)
    if er_blank(raa):
        return Betydning(ord_("tomt_paakrevd" if felt.paakrevd else "tomt", sprak))
    if felt.koder:
        return _kode(felt, raa, aar, sprak)
    if felt.datatype == "dato":
        return _dato(felt, raa, sprak)
    if felt.datatype == "heltall":
        tall = heltall(raa)
        galt = Betydning(ord_("ikke_heltall", sprak), False)
        return galt if tall is None else Betydning(gruppert(tall))
    return _sifre(felt, raa, aar, sprak) if felt.sifre else Betydning("")


def _kode(felt: Felt, raa: str, aar: int, sprak: Sprak) -> Betydning:
    kode = next((kode for kode in felt.koder if kode.kode == raa), None)
    if kode is None:
        return Betydning(ord_("ukjent_kode", sprak), False)
    tekst = kode.tekst.paa(sprak)
    if kode.i_kontroll:
        return Betydning(tekst)
    return Betydning(ord_("kode_ute", sprak, tekst=tekst, aar=aar), False)


def _dato(felt: Felt, raa: str, sprak: Sprak) -> Betydning:
    lest = dato(raa, streng=True)
    if lest is not None:
        return Betydning(f"{lest % 100:02d}.{lest // 100 % 100:02d}.{lest // 10000:04d}")
    if dato(raa) is not None:
        return Betydning(ord_("dagen_finnes_ikke", sprak), False)
    return Betydning(ord_("ikke_dato", sprak, monster=felt.monster), False)


def _sifre(felt: Felt, raa: str, aar: int, sprak: Sprak) -> Betydning:
    if not (raa.isascii() and raa.isdigit()):
        return Betydning(ord_("ikke_sifre", sprak, lengde=felt.lengde), False)
    if felt.lengde == _LENGDE_FNR:
        konstruert = er_fnr(raa, aar) and not mod11(raa)
        return _nummer(felt, er_fnr(raa, aar), sprak, konstruert=konstruert)
    if felt.lengde == _LENGDE_DUF:
        return _nummer(felt, er_duf(raa), sprak)
    return Betydning("")


def _nummer(felt: Felt, gyldig: bool, sprak: Sprak, *, konstruert: bool = False) -> Betydning:
    navn = "nummer_konstruert" if konstruert else "nummer_ok" if gyldig else "nummer_galt"
    return Betydning(ord_(navn, sprak, lengde=felt.lengde), gyldig)
