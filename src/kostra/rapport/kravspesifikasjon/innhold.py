"""What a requirement specification says, collected from rules and layout before any format."""

from __future__ import annotations

from dataclasses import dataclass

from kostra.kontroll import filkontroll
from kostra.kontroll.binding import bind_regel
from kostra.kontroll.lesing import GalLinje, Lest
from kostra.kontroll.modell import Grad
from kostra.kontroll.regel import Regel
from kostra.kontroll.regelsett import Regelsett
from kostra.kontroll.setning import avvikssetning, gjeldersetning, setning
from kostra.kontroll.setning.ord import ord_ as setningsord
from kostra.kontroll.statistikk import ALLE_POSTER
from kostra.kontroll.uttrykk import Gruppe, JaNei, PerAar, Tall, Uttrykk, konst, node
from kostra.rapport.kravspesifikasjon.ord import ord_
from kostra.skjema.modell import Felt, Filbeskrivelse, Sprak, Tekst3

#: One delivery outside Oslo and one from it: a field is used if a rule for either looks at it.
_REGIONER = ("999900", "030101")


@dataclass(frozen=True)
class Tilfelle:
    """One way to trigger: the sentence, the message with its placeholders and their meaning."""

    id: str
    avvik: str
    melding: str
    verdier: tuple[tuple[str, str], ...]
    gjor: str


@dataclass(frozen=True)
class Krav:
    """One control in one year and one language."""

    id: str
    tittel: str
    grad: Grad
    hvorfor: str
    gjelder: str
    tilfeller: tuple[Tilfelle, ...]
    felt: tuple[Felt, ...]
    tillegg: bool = False


@dataclass(frozen=True)
class Statistikk:
    """One statistics table: what each row counts, in words."""

    tittel: str
    kolonne: str
    rader: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Spesifikasjon:
    """The whole specification, in order."""

    fb: Filbeskrivelse
    sprak: Sprak
    krav: tuple[Krav, ...]
    tillegg: tuple[Krav, ...]
    statistikk: tuple[Statistikk, ...]
    traer: tuple[Uttrykk, ...]


def samle(sett: Regelsett, fb: Filbeskrivelse, sprak: Sprak) -> Spesifikasjon:
    """The controls of the form in the layout's year."""
    regler = sett.regler_i(fb.aar, tillegg=True)
    krav = [k for regel in regler if (k := _krav(regel, fb, sprak)) is not None]
    traer = [v.avvik_naar for regel in regler for v in regel.varianter]
    traer += [regel.gjelder for regel in regler if regel.gjelder is not None]
    return Spesifikasjon(
        fb=fb,
        sprak=sprak,
        krav=(*_filkrav(fb, sprak), *(k for k in krav if not k.tillegg)),
        tillegg=tuple(k for k in krav if k.tillegg),
        statistikk=tuple(
            Statistikk(
                t.tittel.paa(sprak),
                t.kolonne.paa(sprak),
                tuple((navn.paa(sprak), _telt(n, fb, sprak)) for navn, n in t.rader),
            )
            for t in sett.tabeller
        ),
        traer=(*traer, *(n for t in sett.tabeller for _, n in t.rader)),
    )


def _krav(regel: Regel, fb: Filbeskrivelse, sprak: Sprak) -> Krav | None:
    tilfeller = tuple(
        Tilfelle(
            id=variant.id or regel.id,
            avvik=avvik,
            melding=variant.melding.paa(sprak),
            verdier=tuple((navn, _verdi(x, fb, sprak)) for navn, x in variant.vis.items()),
            gjor=(variant.gjor or regel.gjor).paa(sprak),
        )
        for variant in regel.varianter
        if (avvik := avvikssetning(variant, sprak, fb))
    )
    if not tilfeller:
        return None
    return Krav(
        id=regel.id,
        tittel=regel.tittel.paa(sprak),
        grad=regel.grad_i(fb.aar),
        hvorfor=regel.hvorfor.paa(sprak),
        gjelder=gjeldersetning(regel, sprak, fb),
        tilfeller=tilfeller,
        felt=_felt(regel, fb),
        tillegg=regel.tillegg,
    )


def _verdi(x: Uttrykk | Gruppe | PerAar, fb: Filbeskrivelse, sprak: Sprak) -> str:
    if isinstance(x, PerAar):
        x = x.i_aar(fb.aar)
    if isinstance(x, Gruppe):
        return ", ".join(setning(felt, sprak, fb) for felt in x.felt)
    if isinstance(x, Uttrykk):
        tekst = setning(_kort(x), sprak, fb)
        return tekst.replace(setningsord("hvert_felt", sprak), setningsord("feltet", sprak))
    return x.paa(sprak) if isinstance(x, Tekst3) else str(x)


def _kort(x: Uttrykk) -> Uttrykk:
    """A value of a group of records without who takes part: the control's sentence tells that."""
    if x.op not in ("like_antall", "like_andre"):
        return x
    alle = konst(True)
    return node(type(x), x.op, *(alle if isinstance(ledd, JaNei) else ledd for ledd in x.ledd))


def _felt(regel: Regel, fb: Filbeskrivelse) -> tuple[Felt, ...]:
    brukt = {
        felt.navn: felt
        for region in _REGIONER
        if (bundet := bind_regel(regel, fb, region)) is not None
        for variant in bundet.varianter
        for felt in variant.felt
    }
    return tuple(sorted(brukt.values(), key=lambda felt: felt.fra))


def _telt(n: JaNei | Tall, fb: Filbeskrivelse, sprak: Sprak) -> str:
    if n is ALLE_POSTER:
        return ord_("statistikk.alle", sprak)
    mal = "statistikk.poster" if isinstance(n, JaNei) else "statistikk.sum"
    return ord_(mal, sprak, x=setning(n, sprak, fb))


# --- K000 and K001, which are no expressions


def _filkrav(fb: Filbeskrivelse, sprak: Sprak) -> tuple[Krav, Krav]:
    return (
        Krav(
            "K000", filkontroll.K000_TITTEL.paa(sprak), Grad.FATAL,
            filkontroll.K000_HVORFOR.paa(sprak), "", _k000(fb, sprak), (),
        ),
        Krav(
            "K001", filkontroll.K001_TITTEL.paa(sprak), Grad.FATAL,
            filkontroll.K001_HVORFOR.paa(sprak), "", _k001(fb, sprak), (),
        ),
    )  # fmt: skip


def _k000(fb: Filbeskrivelse, sprak: Sprak) -> tuple[Tilfelle, ...]:
    """The three outcomes, with the texts of the control itself."""
    tom = "k000.ingen_poster" if fb.lesing.tom_uten_poster else "k000.ett_tegn"
    utfall = (
        (tom, Lest(1, 0, "UTF-8", None), True),
        ("k000.innhold", Lest(2, 1, "UTF-8", None), False),
        ("k000.ok", Lest(1, 0, "UTF-8", None), False),
    )
    tilfeller = []
    for avvik, lest, vedlegg in utfall:
        funn = filkontroll.k000(lest, fb.lesing, fb.aar, vedlegg=vedlegg)
        if funn is not None:
            gjor, mal = funn.gjor.paa(sprak), funn.mal.paa(sprak)
            verdier = (("aar", ord_("verdi.aar", sprak)),) if funn.verdier else ()
            tilfeller.append(Tilfelle("K000", ord_(avvik, sprak), mal, verdier, gjor))
    return tuple(tilfeller)


def _k001(fb: Filbeskrivelse, sprak: Sprak) -> tuple[Tilfelle, ...]:
    lengde = fb.recordlengde
    gale = {
        "k001.samlet" if fb.lesing.samlet_lengdefeil else "k001.lengde": GalLinje(1, 1, 1, False)
    }
    if fb.lesing.tab_er_feil:
        gale["k001.tab"] = GalLinje(1, 1, lengde, True)
    return tuple(
        Tilfelle(
            "K001",
            ord_(avvik, sprak, n=lengde),
            funn.mal.paa(sprak),
            tuple((navn, ord_(f"verdi.{navn}", sprak)) for navn in funn.verdier),
            funn.gjor.paa(sprak),
        )
        for avvik, gal in gale.items()
        for funn in filkontroll.k001(Lest(1, 1, "UTF-8", None, [gal]), fb.lesing, lengde, None)
    )
