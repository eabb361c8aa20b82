"""From the tables of a definition to a :class:`Blankett`, refusing what doesn't hold together.

A fault shows when the definition is loaded, not to the user who reaches the faulty field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, cast, get_args

from kostra.blankett.helhet import sjekk_helheten
from kostra.blankett.modell import (
    INGEN,
    Blankett,
    BlankettFeil,
    Blankettfelt,
    Feilkode,
    Gruppe,
    Hvem,
    Slag,
    Valg,
    Vilkaar,
)
from kostra.skjema import SPRAAK, Tekst3

KILDER: Final = frozenset(
    {
        "enhet.kommunenr",
        "enhet.navn",
        "enhet.bydelsnr",
        "enhet.bydelsnavn",
        "enhet.kontakt_navn",
        "enhet.kontakt_telefon",
        "enhet.kontakt_epost",
        "bruker.navn",
        "bruker.mobil",
        "bruker.epost",
    }
)
"""Where a first value can come from; the portal hands over what it has of these."""

MAAL: Final = frozenset({"tom_fil"})
"""What a link can lead to; the portal knows the address."""

Titler = Mapping[str, Mapping[str, Tekst3]]
"""Who fills it in (``Blankett.hvem``) -> the year's forms, id and title, in the order of lists."""

AUTOCOMPLETE: Final = frozenset(
    {"", "off", "name", "given-name", "family-name", "email", "tel", "tel-national", "organization"}
)
LENGSTE: Final = 1000
"""The most characters a field may allow; cleaning keeps more than this, so the error shows."""

_STANDARDLENGDE: Final = {"tekst": 100, "tall": 9, "telefon": 40, "mobil": 40, "epost": 254}
_FEILKODER: Final[dict[str, frozenset[str]]] = {
    "tekst": frozenset({"mangler", "for_lang"}),
    "tall": frozenset({"mangler", "for_lang", "tall"}),
    "telefon": frozenset({"mangler", "for_lang", "telefon"}),
    "mobil": frozenset({"mangler", "for_lang", "telefon", "mobil"}),
    "epost": frozenset({"mangler", "for_lang", "epost"}),
    "janei": frozenset({"mangler"}),
    "flervalg": frozenset({"mangler"}),
    "kryptert_fil": frozenset({"mangler"}),
    "lenke": frozenset(),
}
_JA_NEI: Final = {"ja": Tekst3("Ja", "Ja", "Yes"), "nei": Tekst3("Nei", "Nei", "No")}
_BLANKETTNOKLER: Final = frozenset(Blankett.__dataclass_fields__) - {"grupper", "aar"} | {
    "fra",
    "til",
    "gruppe",
}
_GRUPPENOKLER: Final = frozenset(Gruppe.__dataclass_fields__)
_FELTNOKLER: Final = frozenset(Blankettfelt.__dataclass_fields__) | {"valg_fra"}
_SOM_DE_ER: Final = {
    "valgfritt": bool,
    "laast": bool,
    "kilde": str,
    "bredde": int,
    "autocomplete": str,
    "maal": str,
    "svarfelt": str,
    "maks_mb": int,
}
_FELT_ID: Final = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_PLASS: Final = re.compile(r"[{}]")


def bygg(raa: Mapping[str, Any], aar: int, titler: Titler) -> Blankett:
    """A form from its tables, ``{aar}`` filled in. Raises :class:`BlankettFeil`."""
    sted = f"{raa.get('id', '?')} {aar}"
    _bare(raa, _BLANKETTNOKLER, sted)
    _typer(
        raa,
        {
            "rekkefolge": int,
            "funksjon": str,
            "gruppe": list,
            "registrering": bool,
            "kjennetegn": str,
        },
        sted,
    )
    if not re.fullmatch(r"[0-9A-Z]+", str(raa.get("id", ""))):
        raise BlankettFeil(f"{sted}: «id» skal være store bokstaver og sifre.")
    if raa.get("hvem") not in get_args(Hvem):
        raise BlankettFeil(f"{sted}: «hvem» skal være kommune eller rapportor.")
    grupper = tuple(_gruppe(gruppe, aar, titler, sted) for gruppe in raa.get("gruppe", ()))
    blankett = Blankett(
        id=raa["id"],
        aar=aar,
        tittel=tekst3(raa.get("tittel"), aar, f"{sted}: tittel"),
        hvem=raa["hvem"],
        grupper=grupper,
        rekkefolge=raa.get("rekkefolge", 100),
        funksjon=raa.get("funksjon", ""),
        registrering=raa.get("registrering", False),
        kjennetegn=raa.get("kjennetegn", ""),
        **{
            navn: _valgfri_tekst(raa, navn, aar, sted)
            for navn in ("hjemmel", "paa_oppdrag_av", "forklaring", "veiledning")
        },
    )
    sjekk_helheten(blankett, sted)
    return blankett


def tekst3(raa: object, aar: int, sted: str, plasser: frozenset[str] = frozenset()) -> Tekst3:
    """A text in three languages with ``{aar}`` filled in; other ``{names}`` only from ``plasser``.

    Raises :class:`BlankettFeil` for a missing language and for any brace that stays.
    """
    if not isinstance(raa, Mapping) or set(raa) != set(SPRAAK):
        raise BlankettFeil(f"{sted}: teksten skal stå på nb, nn og en.")
    ferdig = {}
    for sprak, tekst in raa.items():
        if not isinstance(tekst, str) or not tekst.strip():
            raise BlankettFeil(f"{sted}: teksten mangler på {sprak}.")
        ferdig[sprak] = tekst.strip().replace("{aar}", str(aar))
        rest = ferdig[sprak]
        for plass in plasser:
            if rest.count(f"{{{plass}}}") != 1:
                raise BlankettFeil(f"{sted}: {{{plass}}} skal stå én gang på {sprak}.")
            rest = rest.replace(f"{{{plass}}}", "")
        if _PLASS.search(rest):
            raise BlankettFeil(f"{sted}: teksten har en ukjent {{plassholder}} på {sprak}.")
    return Tekst3(**ferdig)


def _valgfri_tekst(raa: Mapping[str, Any], navn: str, aar: int, sted: str) -> Tekst3:
    return tekst3(raa[navn], aar, f"{sted}: {navn}") if navn in raa else INGEN


def _bare(raa: Mapping[str, Any], kjente: Iterable[str], sted: str) -> None:
    if ukjente := sorted(set(raa) - set(kjente)):
        raise BlankettFeil(f"{sted}: ukjent nøkkel {', '.join(ukjente)}.")


def _typer(raa: Mapping[str, Any], typer: Mapping[str, type], sted: str) -> None:
    for navn, type_ in typer.items():
        if navn in raa and type(raa[navn]) is not type_:
            raise BlankettFeil(f"{sted}: «{navn}» har feil type.")


def _gruppe(raa: Mapping[str, Any], aar: int, titler: Titler, sted: str) -> Gruppe:
    sted = f"{sted}, gruppe {raa.get('id', '?')}"
    _bare(raa, _GRUPPENOKLER, sted)
    _sjekk_id(raa.get("id"), sted)
    if not raa.get("felt"):
        raise BlankettFeil(f"{sted}: gruppen har ingen felt.")
    return Gruppe(
        id=raa["id"],
        tittel=tekst3(raa.get("tittel"), aar, f"{sted}: tittel"),
        felt=tuple(_felt(felt, aar, titler, sted) for felt in raa["felt"]),
        ingress=_valgfri_tekst(raa, "ingress", aar, sted),
    )


def _sjekk_id(verdi: object, sted: str) -> None:
    if not isinstance(verdi, str) or not _FELT_ID.fullmatch(verdi):
        raise BlankettFeil(f"{sted}: «id» skal være små bokstaver, sifre og understrek.")


def _felt(raa: Mapping[str, Any], aar: int, titler: Titler, sted: str) -> Blankettfelt:
    sted = f"{sted}, felt {raa.get('id', '?')}"
    _bare(raa, _FELTNOKLER, sted)
    _sjekk_id(raa.get("id"), sted)
    if raa.get("slag") not in get_args(Slag):
        raise BlankettFeil(f"{sted}: «slag» skal være ett av {', '.join(get_args(Slag))}.")
    slag = cast(Slag, raa["slag"])
    _typer(raa, {**_SOM_DE_ER, "maks_lengde": int}, sted)
    lenke = frozenset({"lenke"}) if slag == "lenke" else frozenset[str]()
    felt = Blankettfelt(
        id=raa["id"],
        slag=slag,
        etikett=tekst3(raa.get("etikett"), aar, f"{sted}: etikett"),
        hjelp=tekst3(raa.get("hjelp"), aar, f"{sted}: hjelp", lenke)
        if "hjelp" in raa or lenke
        else INGEN,
        maks_lengde=raa.get("maks_lengde", _STANDARDLENGDE.get(slag, 0)),
        valg=_skjemaene(raa, titler, sted)
        if "valg_fra" in raa
        else tuple(_valg(slag, raa.get("valg", ()), aar, sted)),
        vises_naar=_vilkaar(raa.get("vises_naar"), sted),
        feilmelding=_feilmeldinger(slag, raa.get("feilmelding", {}), aar, sted),
        skjermleser=tekst3(raa.get("skjermleser"), aar, f"{sted}: skjermleser") if lenke else INGEN,
        **{navn: raa[navn] for navn in _SOM_DE_ER if navn in raa},
    )
    _sjekk_felt(felt, raa, sted)
    return felt


def _sjekk_felt(felt: Blankettfelt, raa: Mapping[str, Any], sted: str) -> None:
    tekstlig = felt.slag in _STANDARDLENGDE
    lengde = felt.maks_lengde
    feil = {
        f"ukjent kilde {felt.kilde}": bool(felt.kilde) and felt.kilde not in KILDER,
        "et låst felt trenger en kilde": felt.laast and not felt.kilde,
        "bare felt med tekst kan ha kilde": bool(felt.kilde) and not tekstlig,
        "«bredde» skal være 2, 3, 4 eller 6": felt.bredde not in (2, 3, 4, 6),
        f"«maks_lengde» skal være 1–{LENGSTE}": tekstlig and not 1 <= lengde <= LENGSTE,
        "«maks_lengde» passer ikke til slaget": not tekstlig and "maks_lengde" in raa,
        "«autocomplete» er ikke et kjent ord": felt.autocomplete not in AUTOCOMPLETE,
        "«maal» skal stå på lenker, og være kjent": (felt.maal in MAAL) != (felt.slag == "lenke"),
        "«maal» er ukjent": bool(felt.maal) and felt.maal not in MAAL,
        "«skjermleser» skal bare stå på lenker": "skjermleser" in raa and felt.slag != "lenke",
        "«svarfelt» skal bare stå på filer": bool(felt.svarfelt) and felt.slag != "kryptert_fil",
        "«maks_mb» skal bare stå på filer": "maks_mb" in raa and felt.slag != "kryptert_fil",
        "«maks_mb» skal være over null": felt.maks_mb < 1 and "maks_mb" in raa,
    }
    for tekst, er_feil in feil.items():
        if er_feil:
            raise BlankettFeil(f"{sted}: {tekst}.")


def _skjemaene(raa: Mapping[str, Any], titler: Titler, sted: str) -> tuple[Valg, ...]:
    """The year's forms as alternatives. A new form is offered without a word about it elsewhere."""
    if raa["slag"] != "flervalg" or "valg" in raa or raa["valg_fra"] not in get_args(Hvem):
        raise BlankettFeil(
            f"{sted}: «valg_fra» skal være kommune eller rapportor, i stedet for «valg» i et flervalg."
        )
    return tuple(Valg(id_, tittel) for id_, tittel in titler.get(raa["valg_fra"], {}).items())


def _valg(slag: Slag, raa: Iterable[Mapping[str, Any]], aar: int, sted: str) -> Iterable[Valg]:
    raa = list(raa) or ([{"verdi": "ja"}, {"verdi": "nei"}] if slag == "janei" else [])
    verdier = [valg.get("verdi") for valg in raa]
    if slag == "janei" and verdier != ["ja", "nei"]:
        raise BlankettFeil(f"{sted}: valgene skal være ja og nei.")
    if (slag in ("janei", "flervalg")) != bool(raa):
        raise BlankettFeil(f"{sted}: «valg» hører til flervalg og janei.")
    if len(set(verdier)) != len(verdier):
        raise BlankettFeil(f"{sted}: to valg har samme verdi.")
    for valg in raa:
        _bare(valg, ("verdi", "etikett", "hjelp"), sted)
        if not valg.get("verdi") or not isinstance(valg["verdi"], str):
            raise BlankettFeil(f"{sted}: et valg mangler verdi.")
        yield Valg(
            valg["verdi"],
            _valgtekst(slag, valg, aar, sted),
            _valgfri_tekst(valg, "hjelp", aar, sted),
        )


def _valgtekst(slag: Slag, valg: Mapping[str, Any], aar: int, sted: str) -> Tekst3:
    if slag == "janei" and "etikett" not in valg:
        return _JA_NEI[valg["verdi"]]
    return tekst3(valg.get("etikett"), aar, f"{sted}: valg {valg['verdi']}")


def _vilkaar(raa: Mapping[str, Any] | None, sted: str) -> Vilkaar | None:
    if raa is None:
        return None
    if set(raa) != {"felt", "verdi"} or not all(isinstance(v, str) for v in raa.values()):
        raise BlankettFeil(f"{sted}: «vises_naar» skal ha felt og verdi.")
    return Vilkaar(**raa)


def _feilmeldinger(
    slag: Slag, raa: Mapping[str, Any], aar: int, sted: str
) -> dict[Feilkode, Tekst3]:
    _bare(raa, _FEILKODER[slag], f"{sted}: feilmelding")
    return {
        cast(Feilkode, kode): tekst3(tekst, aar, f"{sted}: feilmelding {kode}")
        for kode, tekst in raa.items()
    }
