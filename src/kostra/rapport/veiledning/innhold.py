"""What the guide says: what is needed, then the steps in the order they are done."""

from __future__ import annotations

from collections.abc import Iterator

from kostra.blankett import Blankett, Blankettfelt, Gruppe
from kostra.rapport.veiledning.ord import ord_
from kostra.skjema import Filbeskrivelse, Sprak, kommuner
from kostra.skjema.dokument import Avsnitt, Del, Dokument, Kommando, Overskrift, Punkter, Tabell
from kostra.skjema.struktur import Struktur

#: The municipality in the examples, by its name: its number isn't the same every year.
_KOMMUNE = "Senja"


def veiledning(
    oppsett: Filbeskrivelse | Struktur, blankett: Blankett, sprak: Sprak = "nb"
) -> Dokument:
    """The guide to the form in the year of the layout."""
    tittel = ord_("tittel", sprak, aar=oppsett.aar, tittel=oppsett.tittel.paa(sprak))
    deler: list[Del] = [
        Avsnitt(blankett.forklaring.paa(sprak)),
        *_trenger(oppsett, sprak),
        *_kontroller(oppsett, sprak),
        *_krypter(oppsett, sprak),
        *_fyll_ut(blankett, sprak),
        *_send_inn(sprak),
        *_ingen(blankett, sprak),
        *_mer(oppsett, blankett, sprak),
    ]
    return Dokument(tittel, sprak, tuple(deler))


def _trenger(oppsett: Filbeskrivelse | Struktur, sprak: Sprak) -> Iterator[Del]:
    om = {"kommune": _KOMMUNE, "region": _region(oppsett.aar), "aar": oppsett.aar}
    filen = (
        ord_("trenger.xml", sprak)
        if isinstance(oppsett, Struktur)
        else ord_(
            "trenger.linjer",
            sprak,
            n=oppsett.recordlengde,
            person=oppsett.omtale["person"].paa(sprak),
        )
    )
    navnene = ("region", "program", "sertifikat", "bruker")
    resten = (ord_(f"trenger.{navn}", sprak, **om) for navn in navnene)
    yield Overskrift(ord_("trenger", sprak))
    yield Punkter((filen, *resten))


def _kontroller(oppsett: Filbeskrivelse | Struktur, sprak: Sprak) -> Iterator[Del]:
    sted = "kontroller.element" if isinstance(oppsett, Struktur) else "kontroller.linje"
    yield Overskrift(ord_("kontroller", sprak))
    yield Kommando(f"kostra kontroll {_fil(oppsett)} {_valg(oppsett)}")
    yield Avsnitt(ord_("kontroller.svar", sprak, sted=ord_(sted, sprak)))
    yield Avsnitt(ord_("kontroller.rett", sprak))


def _krypter(oppsett: Filbeskrivelse | Struktur, sprak: Sprak) -> Iterator[Del]:
    fil = _fil(oppsett)
    yield Overskrift(ord_("krypter", sprak))
    yield Kommando(f"kostra krypter {fil} --sertifikat ssb.crt.pem {_valg(oppsett)}")
    yield Avsnitt(ord_("krypter.om", sprak, fil=f"{fil}.p7m"))


def _fyll_ut(blankett: Blankett, sprak: Sprak) -> Iterator[Del]:
    yield Overskrift(ord_("fyll_ut", sprak))
    yield Avsnitt(ord_("fyll_ut.om", sprak, tittel=blankett.tittel.paa(sprak)))
    for gruppe in blankett.grupper:
        yield _gruppe(gruppe, blankett, sprak)


def _gruppe(gruppe: Gruppe, blankett: Blankett, sprak: Sprak) -> Tabell:
    kolonner = (ord_("kol.felt", sprak), ord_("kol.hjelp", sprak))
    rader = tuple(
        (felt.etikett.paa(sprak), "\n".join(_om_felt(felt, blankett, sprak)))
        for felt in gruppe.felt
        if felt.slag != "lenke"
    )
    return Tabell(gruppe.tittel.paa(sprak), kolonner, rader)


def _om_felt(felt: Blankettfelt, blankett: Blankett, sprak: Sprak) -> Iterator[str]:
    if felt.vises_naar is not None:
        spor = blankett.etter_id[felt.vises_naar.felt].etikett.paa(sprak)
        yield ord_("felt.vilkaar", sprak, felt=spor, verdi=felt.vises_naar.verdi)
    if felt.kilde:
        yield ord_("felt.laast" if felt.laast else "felt.kilde", sprak)
    if felt.slag == "kryptert_fil":
        yield ord_("felt.fil", sprak)
    if felt.valgfritt:
        yield ord_("felt.valgfritt", sprak)
    if felt.hjelp:
        yield felt.hjelp.paa(sprak)
    for valg in felt.valg:
        yield f"{valg.etikett.paa(sprak)}: {valg.hjelp.paa(sprak)}"


def _send_inn(sprak: Sprak) -> Iterator[Del]:
    yield Overskrift(ord_("send_inn", sprak))
    yield Avsnitt(ord_("send_inn.om", sprak))
    yield Kommando("kostra kvittering verifiser kvittering.json --sertifikat ssb-signering.crt.pem")


def _ingen(blankett: Blankett, sprak: Sprak) -> Iterator[Del]:
    filfelt = blankett.filfelt
    if filfelt is None:
        return
    spor = blankett.etter_id[filfelt.svarfelt].etikett.paa(sprak)
    yield Overskrift(ord_("ingen", sprak))
    yield Avsnitt(ord_("ingen.om", sprak, spor=spor))
    yield Kommando("kostra tomfil --sertifikat ssb.crt.pem -o tom.p7m")


def _mer(oppsett: Filbeskrivelse | Struktur, blankett: Blankett, sprak: Sprak) -> Iterator[Del]:
    valg = f"-s {oppsett.skjema} -y {oppsett.aar}"
    yield Overskrift(ord_("mer", sprak))
    yield Punkter(
        (
            ord_("mer.fil", sprak, kommando=f"kostra filbeskrivelse {valg}"),
            ord_("mer.regler", sprak, kommando=f"kostra regler {valg}"),
            ord_("mer.hjemmel", sprak, hjemmel=blankett.hjemmel.paa(sprak)),
            ord_("mer.oppdrag", sprak, oppdrag=blankett.paa_oppdrag_av.paa(sprak)),
        )
    )


def _fil(oppsett: Filbeskrivelse | Struktur) -> str:
    return f"senja_{oppsett.skjema.lower()}.{'xml' if isinstance(oppsett, Struktur) else 'dat'}"


def _valg(oppsett: Filbeskrivelse | Struktur) -> str:
    return f"-s {oppsett.skjema} -y {oppsett.aar} -r {_region(oppsett.aar)}"


def _region(aar: int) -> str:
    return next(nr for nr, navn in kommuner(aar).items() if navn.startswith(_KOMMUNE)) + "00"
