"""A faulty definition is refused when it is read, with the place and the fault named."""

from __future__ import annotations

import pytest

from kostra.blankett import Blankett, BlankettFeil, UkjentBlankett, feil, les_blankett, synlige_felt
from kostra.blankett.svar import vask
from kostra.skjema import Tekst3
from samlet import i_ett

RIKTIG = """
id = "1X"
fra = 2022
til = 2026
hvem = "rapportor"
funksjon = "276"
tittel = { nb = "1X {aar}", nn = "1X {aar}", en = "1X {aar}" }
hjemmel = { nb = "Lov", nn = "Lov", en = "Act" }
paa_oppdrag_av = { nb = "Departementet", nn = "Departementet", en = "the Ministry" }

[[gruppe]]
id = "en"
tittel = { nb = "En", nn = "Ein", en = "One" }

[[gruppe.felt]]
id = "nr"
slag = "tekst"
laast = true
kilde = "enhet.kommunenr"
bredde = 2
etikett = { nb = "Nr", nn = "Nr", en = "No." }

[[gruppe.felt]]
id = "navn"
slag = "tekst"
maks_lengde = 50
autocomplete = "name"
etikett = { nb = "Navn", nn = "Namn", en = "Name" }
feilmelding.mangler = { nb = "Skriv navnet.", nn = "Skriv namnet.", en = "Enter the name." }

[[gruppe]]
id = "to"
tittel = { nb = "To", nn = "To", en = "Two" }

[[gruppe.felt]]
id = "spm"
slag = "janei"
etikett = { nb = "Har dere?", nn = "Har de?", en = "Do you?" }

[[gruppe.felt]]
id = "flere"
slag = "flervalg"
vises_naar = { felt = "spm", verdi = "ja" }
etikett = { nb = "Hvilke?", nn = "Kva?", en = "Which?" }
valg = [
  { verdi = "a", etikett = { nb = "A", nn = "A", en = "A" } },
  { verdi = "b", etikett = { nb = "B", nn = "B", en = "B" } },
]

[[gruppe.felt]]
id = "skjema"
slag = "flervalg"
valgfritt = true
valg_fra = "rapportor"
etikett = { nb = "Skjema", nn = "Skjema", en = "Forms" }

[[gruppe.felt]]
id = "lenke"
slag = "lenke"
maal = "tom_fil"
etikett = { nb = "HER", nn = "HER", en = "HERE" }
hjelp = { nb = "Se {lenke}.", nn = "Sjå {lenke}.", en = "See {lenke}." }
skjermleser = { nb = "fil", nn = "fil", en = "file" }

[[gruppe.felt]]
id = "fil"
slag = "kryptert_fil"
svarfelt = "spm"
etikett = { nb = "Fil", nn = "Fil", en = "File" }
"""
TITLER = {"rapportor": {"3X": Tekst3("3X", "3X", "3X"), "2X": Tekst3("2X", "2X", "2X")}}


def les(tekst: str, aar: int = 2022) -> Blankett:
    return les_blankett(tekst, aar, TITLER)


def test_den_riktige_definisjonen_leses() -> None:
    form = les(RIKTIG)
    assert form.tittel.en == "1X 2022"
    assert form.etter_id["flere"].valg[1].etikett.nb == "B"


def test_et_felt_kan_tilby_aarets_skjemaer_ved_tittel_i_deres_rekkefolge() -> None:
    assert [(v.verdi, v.etikett.nn) for v in les(RIKTIG).etter_id["skjema"].valg] == [
        ("3X", "3X"),
        ("2X", "2X"),
    ]


@i_ett(
    ("fra", "til", "sier"),
    [
        ('nb = "1X {aar}", nn = "1X {aar}"', 'nb = "1X {aar}"', "tittel: teksten skal stå på"),
        ('nn = "Namn"', 'nn = " "', "felt navn: etikett: teksten mangler på nn"),
        ('en = "Act"', "en = 5", "hjemmel: teksten mangler på en"),
        ('nb = "1X {aar}"', 'nb = "1X {år}"', "ukjent {plassholder} på nb"),
        ('nb = "Navn"', 'nb = "Navn {lenke}"', "ukjent {plassholder} på nb"),
        ('nn = "Sjå {lenke}."', 'nn = "Sjå."', "{lenke} skal stå én gang på nn"),
        ('nn = "Skriv namnet."', 'nm = "Skriv namnet."', "feilmelding mangler"),
        ("feilmelding.mangler", "feilmelding.epost", "ukjent nøkkel epost"),
        ('id = "1X"', 'id = "1x"', "store bokstaver"),
        ('hvem = "rapportor"', 'hvem = "alle"', "«hvem»"),
        ("fra = 2022", 'fra = "2022"', "årstall"),
        ('funksjon = "276"', "funksjon = 276", "«funksjon» har feil type"),
        ('funksjon = "276"', "", "hører sammen"),
        ('funksjon = "276"', 'funksjonn = "276"', "ukjent nøkkel funksjonn"),
        ('id = "to"', 'id = "en"', "to grupper har samme id"),
        ('id = "to"', 'id = "To!"', "små bokstaver"),
        ('id = "navn"', 'id = "nr"', "to felt har samme id"),
        ('id = "navn"', 'id = "na-vn"', "små bokstaver"),
        ('id = "navn"', "", "små bokstaver"),
        ("maks_lengde = 50", "makslengde = 50", "felt navn: ukjent nøkkel makslengde"),
        ("maks_lengde = 50", "maks_lengde = 0", "1–1000"),
        ("maks_lengde = 50", "maks_lengde = 5000", "1–1000"),
        ("maks_lengde = 50", 'maks_lengde = "50"', "«maks_lengde» har feil type"),
        ("maks_lengde = 50", 'valgfritt = "nei"', "«valgfritt» har feil type"),
        ("maks_lengde = 50", 'valg = [{ verdi = "a" }]', "«valg» hører til"),
        ("maks_lengde = 50", 'svarfelt = "nr"', "bare stå på filer"),
        ("maks_lengde = 50", 'maal = "tom_fil"', "«maal»"),
        (
            "maks_lengde = 50",
            'skjermleser = { nb = "x", nn = "x", en = "x" }',
            "bare stå på lenker",
        ),
        ('autocomplete = "name"', 'autocomplete = "navn"', "«autocomplete»"),
        ("bredde = 2", "bredde = 5", "«bredde»"),
        ('kilde = "enhet.kommunenr"', 'kilde = "enhet.fylke"', "ukjent kilde enhet.fylke"),
        ('kilde = "enhet.kommunenr"', "", "låst felt trenger en kilde"),
        ('slag = "janei"', 'slag = "radio"', "«slag»"),
        ('slag = "janei"', 'slag = "janei"\nmaks_lengde = 3', "passer ikke til slaget"),
        ('slag = "janei"', 'slag = "janei"\nkilde = "bruker.navn"', "bare felt med tekst"),
        ('slag = "janei"', 'slag = "janei"\nvalg = [{ verdi = "ja" }]', "ja og nei"),
        ('verdi = "b"', 'verdi = "a"', "samme verdi"),
        ('verdi = "b"', 'verdi = ""', "mangler verdi"),
        ('verdi = "b"', 'verdi = "b", tekst = "B"', "ukjent nøkkel tekst"),
        ('verdi = "b", etikett', 'verdi = "b", hjelp', "valg b: teksten skal stå"),
        ('valg_fra = "rapportor"', 'valg_fra = "alle"', "felt skjema: «valg_fra» skal være"),
        ('valg_fra = "rapportor"', 'valg_fra = ["rapportor"]', "felt skjema: «valg_fra» skal være"),
        ('valg_fra = "rapportor"', 'valg_fra = "kommune"\nvalg = [{ verdi = "a" }]', "«valg_fra»"),
        ('slag = "janei"', 'slag = "janei"\nvalg_fra = "rapportor"', "felt spm: «valg_fra»"),
        ('slag = "janei"', 'slag = "janei"\nmaks_mb = 3', "«maks_mb» skal bare stå på filer"),
        ('svarfelt = "spm"', 'svarfelt = "spm"\nmaks_mb = 0', "«maks_mb» skal være over null"),
        ('svarfelt = "spm"', 'svarfelt = "spm"\nmaks_mb = "60"', "«maks_mb» har feil type"),
        ('id = "spm"', 'bruk = "finnes_ikke"', "en del som ikke finnes i deler.toml"),
        ('felt = "spm", verdi', 'felt = "spn", verdi', "vilkåret viser til «spn»"),
        ('felt = "spm", verdi', 'felt = "fil", verdi', "vilkåret viser til «fil»"),
        ('felt = "spm", verdi', 'felt = "flere", verdi', "vilkåret viser til «flere»"),
        ('verdi = "ja" }\n', 'verdi = "JA" }\n', "en verdi som feltet ikke kan få"),
        ('verdi = "ja" }\n', "}\n", "gyldig TOML"),
        ('felt = "spm", verdi = "ja"', 'felt = "spm"', "felt og verdi"),
        ('maal = "tom_fil"', 'maal = "hjemmesiden"', "«maal»"),
        ('maal = "tom_fil"', "", "«maal»"),
        ('skjermleser = { nb = "fil", nn = "fil", en = "file" }', "", "skjermleser: teksten skal"),
        ('svarfelt = "spm"', "", "«svarfelt»"),
        ('svarfelt = "spm"', 'svarfelt = "navn"', "«svarfelt»"),
    ],
)
def test_hver_feil_i_en_definisjon_navngis(fra: str, til: str, sier: str) -> None:
    assert fra in RIKTIG
    with pytest.raises(BlankettFeil) as feilen:
        les(RIKTIG.replace(fra, til, 1))
    assert sier in str(feilen.value)


@i_ett(
    ("tillegg", "sier"),
    [
        ('[[gruppe]]\nid = "tre"\ntittel = { nb = "3", nn = "3", en = "3" }', "ingen felt"),
        (
            '[[gruppe.felt]]\nid = "fil2"\nslag = "kryptert_fil"\nsvarfelt = "spm"\n'
            'etikett = { nb = "F", nn = "F", en = "F" }',
            "høyst én fil",
        ),
        (
            '[[gruppe.felt]]\nid = "e"\nslag = "tekst"\nvises_naar = { felt = "lenke", verdi = "x" }\n'
            'etikett = { nb = "F", nn = "F", en = "F" }',
            "uten svar å sammenlikne",
        ),
        ('[[endring]]\nfjernet = ["navn"]', "«aar»"),
        ('[[endring]]\naar = 2022\nfjerna = ["navn"]', "«aar» og kjente nøkler"),
        ('[[endring]]\naar = 2022\nfjernet = ["navnet"]', "«navnet»"),
        ('[[endring]]\naar = 2022\nfjernet = ["spm"]', "vilkåret viser til «spm»"),
        ('[[endring]]\naar = 2022\n[[endring.endret]]\nid = "x"', "«x»"),
        ('[[endring]]\naar = 2022\n[[endring.nytt]]\nid = "x"', "«None»"),
        ('[[endring]]\naar = 2022\n[[endring.endret]]\nid = "navn"\nbredde = 7', "«bredde»"),
    ],
)
def test_hver_feil_i_et_tillegg_navngis(tillegg: str, sier: str) -> None:
    with pytest.raises(BlankettFeil) as feilen:
        les(f"{RIKTIG}\n{tillegg}\n")
    assert sier in str(feilen.value)


def test_en_blankett_uten_grupper_avvises() -> None:
    with pytest.raises(BlankettFeil, match="ingen spørsmålsgrupper"):
        les(RIKTIG[: RIKTIG.index("[[gruppe]]")])


def test_en_definisjon_for_andre_aar_er_ukjent_ikke_feil() -> None:
    with pytest.raises(UkjentBlankett, match="2027"):
        les(RIKTIG, 2027)


ENDRINGER = """
[[endring]]
aar = 2025
fjernet = ["flere"]

[[endring]]
aar = 2024
[endring.blankett]
hjemmel = { nb = "Ny lov", nn = "Ny lov", en = "New act" }
[[endring.endret]]
id = "navn"
valgfritt = true
[[endring.nytt]]
etter = "spm"
id = "antall"
slag = "tall"
vises_naar = { felt = "spm", verdi = "ja" }
etikett = { nb = "Antall i {aar}", nn = "Tal i {aar}", en = "Number in {aar}" }
"""


@i_ett(
    ("aar", "felt", "hjemmel", "valgfritt"),
    [
        (2023, ["spm", "flere", "skjema", "lenke", "fil"], "Lov", False),
        (2024, ["spm", "antall", "flere", "skjema", "lenke", "fil"], "Ny lov", True),
        (2026, ["spm", "antall", "skjema", "lenke", "fil"], "Ny lov", True),
    ],
)
def test_et_aar_har_alle_endringer_til_og_med_seg_selv(
    aar: int, felt: list[str], hjemmel: str, valgfritt: bool
) -> None:
    form = les(RIKTIG + ENDRINGER, aar)
    assert [ett.id for ett in form.gruppe("to").felt] == felt
    assert form.hjemmel.nb == hjemmel
    assert form.etter_id["navn"].valgfritt is valgfritt


def test_et_felt_som_avhenger_av_et_skjult_felt_er_skjult() -> None:
    ledd = (
        '\n[[gruppe.felt]]\nid = "mer"\nslag = "tekst"\nvises_naar = { felt = "flere", verdi = "b" }\n'
        'etikett = { nb = "Mer", nn = "Meir", en = "More" }\n'
    )
    form = les(RIKTIG + ledd)
    ja = vask(form, {"spm": "ja", "flere": ["b"]})
    nei = vask(form, {"spm": "nei", "flere": ["b"]})
    assert {"flere", "mer"} <= {felt.id for felt in synlige_felt(form, ja)}
    assert not {"flere", "mer"} & {felt.id for felt in synlige_felt(form, nei)}
    assert not {"flere", "mer"} & {ett.felt for ett in feil(form, nei)}


def test_tall_skrives_med_sifre_og_mellomrom_er_lov() -> None:
    form = les(RIKTIG + ENDRINGER, 2024)
    assert vask(form, {"antall": "1 234"})["antall"] == "1234"
    for skrevet in ("-1", "1,5", "١٢", "1_000", "²", "ti"):
        svar = vask(form, {"spm": "ja", "antall": skrevet})
        (ett,) = feil(form, svar, for_innsending=False)
        assert (ett.felt, ett.kode) == ("antall", "tall")


def test_en_del_tas_inn_med_skjemaets_navn_og_det_som_star_ved_siden_av_gjelder_i_stedet() -> None:
    tom_fil = (
        '[[gruppe.felt]]\nbruk = "tom_fil"\nid = "egen"\n'
        'vises_naar = { felt = "spm", verdi = "nei" }\n'
    )
    felt = les(f"{RIKTIG}\n{tom_fil}").etter_id["egen"]
    assert felt.slag == "lenke"
    assert felt.skjermleser.en == "empty encrypted file for 1X 2022"
    assert felt.vises_naar is not None


def test_egen_feiltekst_gar_foran_den_felles() -> None:
    form = les(RIKTIG)
    assert feil(form, vask(form, {}), "en")[0].tekst.nb == "Skriv navnet."
