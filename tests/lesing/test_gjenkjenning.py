"""What a wrong file is, said in one plain sentence with what to do, before any finding."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Literal

from kostra.kontroll.gjenkjenning import hele_filen
from kostra.kontroll.modell import Grad, Merknad
from kostra.skjema import filbeskrivelse, kommuner
from lesing.poster11cf import AAR, LINJE, fil, kontrollert, leser, post, ulike
from samlet import i_ett

SPRAAK = ("nb", "nn", "en")
#: DER of ContentInfo with AuthEnvelopedData and with EnvelopedData, then random-looking octets.
AUTH = bytes.fromhex("3082 1234 060b 2a864886f70d0109100117 a082 1223".replace(" ", ""))
ENVELOPED = bytes.fromhex("3080 0609 2a864886f70d010703 a080".replace(" ", ""))


def merknader(innhold: bytes, aar: int = 2026, region: str = "110300") -> tuple[Merknad, ...]:
    return kontrollert(innhold, aar, region=region).merknader


def sagt(innhold: bytes, aar: int = 2026, region: str = "110300") -> list[tuple[str, str]]:
    return [(m.tekst.nb, m.gjor.nb) for m in merknader(innhold, aar, region)]


def sosialhjelp(aar: int, lengde: int, antall: int = 3) -> bytes:
    """Lines of 11F's length with its first two fields; the rest is of no interest here."""
    return fil(
        *(f"1103{aar % 100:02d}" + " " * 20 + f"{i:08d}".ljust(lengde - 26) for i in range(antall))
    )


@i_ett("aar", AAR)
@i_ett("tegnsett", ["utf-8", "latin-1"])
def test_en_riktig_fil_faar_ingen_merknad(aar: int, tegnsett: str) -> None:
    linjer = [post(aar, PERSON_JOURNALNR=f"J{i:07d}", SAKSBEHANDLER="Bjørg Ås") for i in range(5)]
    assert merknader(fil(*linjer, tegnsett=tegnsett), aar) == ()
    assert merknader(fil("", *linjer, tegnsett=tegnsett), aar) == ()


@i_ett("bydel", [f"{nr:02d}" for nr in range(16)])
def test_oslo_med_bydel_faar_ingen_merknad(bydel: str) -> None:
    linje = post(KOMMUNE_NR="0301", BYDELSNR="" if bydel == "00" else bydel)
    assert merknader(fil(linje), region=f"0301{bydel}") == ()


# --- wrong form and wrong year, by length


@i_ett(("aar", "lengde"), [(2025, 338), (2026, 338), (2022, 324), (2024, 324)])
def test_11f_kjennes_paa_lengde_og_aar(aar: int, lengde: int) -> None:
    assert sagt(sosialhjelp(aar, lengde)) == [
        (f"Filen ser ut som 11F for {aar}.", "Velg 11F, eller ta ut 11CF på nytt.")
    ]


@i_ett(
    ("sprak", "tekst", "gjor"),
    [
        ("nb", "Filen ser ut som 11F for 2025.", "Velg 11F, eller ta ut 11CF på nytt."),
        ("nn", "Fila ser ut som 11F for 2025.", "Vel 11F, eller ta ut 11CF på nytt."),
        (
            "en",
            "The file looks like 11F for 2025.",
            "Choose 11F, or make the extract of 11CF again.",
        ),
    ],
)
def test_merknaden_finnes_paa_tre_spraak(
    sprak: Literal["nb", "nn", "en"], tekst: str, gjor: str
) -> None:
    [merknad] = merknader(sosialhjelp(2025, 338))
    assert (merknad.tekst.paa(sprak), merknad.gjor.paa(sprak)) == (tekst, gjor)


def test_funnene_blir_staaende_ved_siden_av_merknaden() -> None:
    rapport = kontrollert(sosialhjelp(2025, 338))
    assert [m.id for m in rapport.merknader] == ["feil_skjema"]
    assert {m.kontroll for m in rapport.meldinger} == {"K001"}
    assert (rapport.alvorlighetsgrad, rapport.returkode) == (Grad.FATAL, 2)


def test_11f_med_ukjent_aar_sies_med_hele_spennet() -> None:
    assert sagt(sosialhjelp(1999, 338))[0][0] == "Filen ser ut som 11F for 2025–2026."
    assert sagt(sosialhjelp(1999, 324))[0][0] == "Filen ser ut som 11F for 2022–2024."


@i_ett("tegnsett", ["utf-8", "latin-1"])
def test_skjemaet_kjennes_ogsaa_naar_hver_linje_har_norske_bokstaver(tegnsett: str) -> None:
    linjer = [f"110325{'':20}{i:08d} Bjørg Ås".ljust(338) for i in range(4)]
    assert sagt(fil(*linjer, tegnsett=tegnsett))[0][0] == "Filen ser ut som 11F for 2025."


@i_ett("skift", ["\n", "\r\n"], ids=ascii)
def test_skjemaet_kjennes_med_crlf_bom_og_tomme_linjer(skift: str) -> None:
    innhold = sosialhjelp(2025, 338).replace(b"\n", skift.encode() * 2)
    assert sagt(b"\xef\xbb\xbf" + innhold)[0][0] == "Filen ser ut som 11F for 2025."


def test_skjemaet_kjennes_i_en_stor_fil_med_norske_bokstaver() -> None:
    linje = f"110325{'':20} Åse Ødegård".ljust(338)
    assert sagt(fil(*[linje] * 2000))[0][0] == "Filen ser ut som 11F for 2025."


@i_ett(("filens", "valgt"), [(2022, 2026), (2023, 2026), (2024, 2025), (2026, 2024), (2025, 2022)])
def test_feil_aar_kjennes_paa_lengden(filens: int, valgt: int) -> None:
    assert sagt(fil(*ulike(3, filens)), valgt) == [
        (
            f"Filen ser ut som 11CF for {filens}.",
            f"Velg {filens}, eller ta ut filen for {valgt} på nytt.",
        )
    ]


@i_ett(("filens", "valgt"), [(2025, 2026), (2026, 2025)])
def test_feil_aar_kjennes_paa_version_naar_lengden_er_den_samme(filens: int, valgt: int) -> None:
    rapport = kontrollert(fil(*ulike(3, filens)), valgt)
    assert [(m.id, m.tekst.nb) for m in rapport.merknader] == [
        ("feil_aar", f"Filen ser ut som 11CF for {filens}.")
    ]
    assert {m.kontroll for m in rapport.meldinger} >= {"K04"}


def test_enkelte_poster_fra_et_annet_aar_gir_ingen_merknad() -> None:
    assert merknader(fil(*ulike(3), *ulike(2, 2025))) == ()


def test_ulike_lengder_gir_ingen_gjetning_om_skjema() -> None:
    halvparten = sosialhjelp(2025, 338, 2).decode().splitlines()
    assert merknader(fil(*halvparten, "x" * 50, "y" * 77)) == ()


@i_ett("aar", [2025, 2026])
def test_en_for_lang_linje_i_en_riktig_fil_gir_ingen_gjetning(aar: int) -> None:
    assert merknader(fil(*ulike(3, aar), post(aar) + "  "), aar) == ()


# --- municipality and bydel


def test_fil_for_en_annen_kommune_navngir_begge() -> None:
    innhold = fil(*(post(KOMMUNE_NR="5530", PERSON_JOURNALNR=f"J{i:07d}") for i in range(3)))
    assert sagt(innhold) == [
        (
            "Filen ser ut til å være for kommune 5530 Senja, men du har valgt 1103 Stavanger.",
            "Velg riktig kommune, eller finn riktig fil.",
        )
    ]


def test_en_enkelt_post_med_galt_kommunenummer_gir_ingen_merknad() -> None:
    assert merknader(fil(*ulike(3), post(KOMMUNE_NR="5530"))) == ()


@i_ett("aar", AAR)
def test_kommune_som_ikke_finnes_det_aaret(aar: int) -> None:
    linje = post(aar, KOMMUNE_NR="9901")
    assert sagt(fil(linje), aar, "990100") == [
        (
            f"Kommunenummeret 9901 finnes ikke i {aar}.",
            "Kontroller regionen: kommunenummer (fire siffer) og bydel (to siffer, 00 utenfor Oslo).",
        )
    ]


def test_kommunen_proves_mot_aarets_liste() -> None:
    assert "3001" in kommuner(2023)
    assert "3001" not in kommuner(2024)
    assert merknader(fil(post(2023, KOMMUNE_NR="3001")), 2023, "300100") == ()
    [merknad] = merknader(fil(post(2024, KOMMUNE_NR="3001")), 2024, "300100")
    assert merknad.id == "ukjent_kommune"


@i_ett("region", ["030116", "030117", "030199", "110301"])
def test_bydel_som_ikke_finnes(region: str) -> None:
    ids = [m.id for m in merknader(fil(post(KOMMUNE_NR=region[:4])), region=region)]
    assert ids == ["ukjent_bydel"]


def oslo(antall: int, bydel: str = "06") -> list[str]:
    return ulike(antall, KOMMUNE_NR="0301", BYDELSNR=bydel)


def test_fil_for_en_annen_bydel_navngir_begge() -> None:
    assert sagt(fil(*oslo(3)), region="030101") == [
        (
            "Filen ser ut til å være for bydel 06 Ullern, men du har valgt 01 Gamle Oslo.",
            "Velg riktig bydel, eller finn riktig fil.",
        )
    ]


@i_ett("aar", AAR)
def test_annen_bydel_kjennes_i_alle_aar(aar: int) -> None:
    linje = post(aar, KOMMUNE_NR="0301", BYDELSNR="06")
    assert [m.id for m in merknader(fil(linje), aar, "030101")] == ["feil_bydel"]
    assert merknader(fil(linje), aar, "030106") == ()


@i_ett(
    ("linjer", "region"),
    [
        (oslo(3), "030100"),  # the city delivers for all
        ([*oslo(2), *oslo(2, "01")], "030101"),  # not more than half
        (oslo(3, ""), "030101"),
        (oslo(3, "16"), "030101"),  # no bydel that reports: K03-bydel says it
        (ulike(3, BYDELSNR="06"), "110300"),
    ],
    ids=["hele byen", "halvparten", "uten", "sentrum", "ikke oslo"],
)
def test_bydel_som_ikke_er_en_annens_gir_ingen_merknad(linjer: list[str], region: str) -> None:
    assert merknader(fil(*linjer), region=region) == ()


def test_bydelsnummer_i_en_fil_for_en_annen_kommune_er_ikke_en_bydel() -> None:
    ids = [m.id for m in merknader(fil(*ulike(3, BYDELSNR="06")), region="030101")]
    assert ids == ["feil_kommune"]


def test_feil_skjema_og_ukjent_kommune_sies_begge_med_skjemaet_forst() -> None:
    ids = [m.id for m in merknader(sosialhjelp(2025, 338), region="990100")]
    assert ids == ["feil_skjema", "ukjent_kommune"]


# --- the whole file, for whoever refuses it


def hele(innhold: bytes, aar: int = 2026, region: str = "110300") -> str | None:
    """The id of what all lines together say."""
    merknad = hele_filen(innhold, leser(innhold, aar), filbeskrivelse("11CF", aar), region)
    return merknad and merknad.id


@i_ett(
    ("innhold", "aar", "region", "ventet"),
    [
        (fil(*ulike(3)), 2026, "110300", None),
        (fil(*ulike(3)), 2026, "553000", "feil_kommune"),
        (fil(*ulike(3)), 2025, "110300", "feil_aar"),
        (fil(*ulike(3)), 2024, "110300", "feil_aar"),
        (fil(*ulike(3)), 2025, "553000", "feil_aar"),
        (fil(*oslo(3)), 2026, "030101", "feil_bydel"),
        (fil(*oslo(3)), 2026, "030106", None),
        (sosialhjelp(2026, 338), 2026, "110300", "feil_skjema"),
        (fil(*ulike(2), *ulike(2, KOMMUNE_NR="5530")), 2026, "110300", None),
        (fil(*ulike(2), *ulike(3, KOMMUNE_NR="5530")), 2026, "110300", "feil_kommune"),
        (b"<Barnevern/>", 2026, "110300", "xml"),
        (b"<a/>", 2026, "110300", None),
        (b"%PDF-1.7", 2026, "110300", None),
        (b"", 2026, "110300", None),
    ],
)
def test_hele_filen_sier_det_samme_som_de_forste_linjene(
    innhold: bytes, aar: int, region: str, ventet: str | None
) -> None:
    assert hele(innhold, aar, region) == ventet


def test_begynnelsen_alene_er_ikke_nok() -> None:
    innhold = fil(*ulike(1100, KOMMUNE_NR="5530"), *ulike(1200))
    assert [m.id for m in merknader(innhold)] == ["feil_kommune"]
    assert hele(innhold) is None


def test_lengden_alene_er_ikke_nok() -> None:
    """A blank too much on each line of 2023 gives them the length of 2022."""
    innhold = fil(*(linje + " " for linje in ulike(3, 2023)))
    assert [m.tekst.nb for m in merknader(innhold, 2023)] == ["Filen ser ut som 11CF for 2022."]
    assert hele(innhold, 2023) is None
    assert hele(fil(*ulike(3, 2022)), 2023) == "feil_aar"


def test_lengde_og_aar_maa_staa_paa_de_samme_linjene() -> None:
    andre_aaret = [linje[:4] + "25" + linje[6:] for linje in ulike(3, 2022)]
    rett_lengde = [linje[:4] + "22" + linje[6:] for linje in ulike(2, 2023)]
    assert hele(fil(*andre_aaret, *rett_lengde, ulike(1, 2022)[0]), 2023) is None


# --- files that aren't lines of fixed width


def xlsx() -> bytes:
    ut = BytesIO()
    with zipfile.ZipFile(ut, "w") as arkiv:
        arkiv.writestr("[Content_Types].xml", "<Types/>" * 100)
    return ut.getvalue()


PEM = b"-----BEGIN CMS-----\nMIIB\n-----END CMS-----\n"
SERTIFIKAT = b"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
NOKKEL = b"-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n"
FILER = {
    "kryptert": (AUTH + bytes(range(256)) * 20, "kryptert", "Filen er kryptert."),
    "kryptert av andre": (ENVELOPED + b"\x81" * 900, "kryptert", "Filen er kryptert."),
    "kryptert i PEM": (PEM, "kryptert", "Filen er kryptert."),
    "PKCS7 i PEM": (PEM.replace(b"CMS", b"PKCS7"), "kryptert", "Filen er kryptert."),
    "sertifikat": (SERTIFIKAT, "nokkel", "Filen er et sertifikat eller en nøkkel, ikke et filuttrekk."),
    "nøkkel": (NOKKEL, "nokkel", "Filen er et sertifikat eller en nøkkel, ikke et filuttrekk."),
    "15F": (
        b'<?xml version="1.0" encoding="utf-8"?>\n<Barnevern><Avgiver/></Barnevern>\n',
        "xml",
        "Filen er XML og ser ut som 15F (barnevern).",
    ),
    "XML": (b"<?xml version='1.0'?>\n<a>x</a>", "xml", "Filen er XML, ikke linjer med fast bredde."),
    "XML med BOM": (b"\xef\xbb\xbf  <a/>", "xml", "Filen er XML, ikke linjer med fast bredde."),
    "HTML": (b"\n<!DOCTYPE html><html></html>", "xml", "Filen er XML, ikke linjer med fast bredde."),
    "xlsx": (xlsx(), "regneark", "Filen er et regneark eller et zip-arkiv, ikke en tekstfil."),
    "xls": (
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
        "regneark",
        "Filen er et regneark eller et zip-arkiv, ikke en tekstfil.",
    ),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"x" * 500, "pdf", "Filen er en PDF."),
    "UTF-16": (
        fil(LINJE, tegnsett="utf-16"),
        "utf16",
        "Filen er lagret som UTF-16 (to byte per tegn) og kan ikke leses som linjer.",
    ),
    "UTF-16 uten BOM": (
        fil(LINJE, tegnsett="utf-16-be"),
        "utf16",
        "Filen er lagret som UTF-16 (to byte per tegn) og kan ikke leses som linjer.",
    ),
    "tom": (b"", "tom", "Filen er tom."),
    "bare linjeskift": (b"\r\n\r\n\n", "tom", "Filen er tom."),
    "nulltegn": (
        b"abc\x00def" * 30,
        "binaer",
        "Filen er ikke en tekstfil: den inneholder nulltegn.",
    ),
}  # fmt: skip


@i_ett("aar", [2022, 2026])
@i_ett("navn", FILER)
def test_filtypen_sies_i_en_setning_og_rapporten_blir_staaende(navn: str, aar: int) -> None:
    innhold, id_, tekst = FILER[navn]
    rapport = kontrollert(innhold, aar)
    assert [(m.id, m.tekst.nb) for m in rapport.merknader] == [(id_, tekst)]
    assert rapport.returkode == 2
    [merknad] = rapport.merknader
    for sprak in SPRAAK:
        assert merknad.tekst.paa(sprak).endswith(".")
        assert merknad.gjor.paa(sprak).endswith(".")
    assert len({merknad.tekst.paa(sprak) for sprak in SPRAAK}) == 3
    assert len({merknad.gjor.paa(sprak) for sprak in SPRAAK}) == 3


def test_en_oslofil_er_ikke_kryptert_selv_om_den_begynner_som_der() -> None:
    innhold = fil(post(KOMMUNE_NR="0301", BYDELSNR="01"))
    assert innhold[:1] == AUTH[:1]
    assert merknader(innhold, region="030101") == ()


@i_ett(("skille", "vist"), [(";", "«;»"), ("\t", "tabulator"), ("|", "«|»")], ids=ascii)
def test_felt_skilt_med_tegn(skille: str, vist: str) -> None:
    fb = filbeskrivelse("11CF", 2026)
    rad = [felt.navn for felt in fb.felt]
    innhold = fil(skille.join(rad), *(skille.join(["1103", "26", *["1"] * 51]) for _ in range(5)))
    assert sagt(innhold) == [
        (
            f"Filen har felt skilt med {vist}, ikke fast bredde.",
            "Ta ut filen som KOSTRA-fil (.dat) i fagsystemet, ikke som CSV eller regneark.",
        )
    ]


@i_ett("antall", [2, 50, 3000])
@i_ett("mellom", ["", "\r"], ids=ascii)
def test_alle_poster_paa_en_linje(antall: int, mellom: str) -> None:
    innhold = mellom.join([LINJE] * antall).encode()
    assert [m.tekst.nb for m in merknader(innhold)] == [
        "Filen mangler linjeskift: alle postene står på én linje."
    ]
    assert [m.tekst.nb for m in merknader(innhold + b"\n")] == [
        "Filen mangler linjeskift: alle postene står på én linje."
    ]


def test_flere_linjer_med_to_poster_paa_hver_mangler_ikke_linjeskift() -> None:
    assert merknader(fil(LINJE + LINJE, LINJE + LINJE)) == ()


def test_alle_poster_paa_en_linje_med_norske_bokstaver() -> None:
    innhold = (post(SAKSBEHANDLER="Bjørg Ås") * 2000).encode()
    assert [m.id for m in merknader(innhold)] == ["uten_linjeskift"]


def test_cr_alene_mellom_postene_er_i_orden_i_2022() -> None:
    innhold = "\r".join(ulike(3, 2022)).encode()
    assert merknader(innhold, 2022) == ()


def test_cr_alene_fra_et_annet_skjema_kjennes_i_2022() -> None:
    innhold = sosialhjelp(2022, 324).replace(b"\n", b"\r")
    assert [m.tekst.nb for m in merknader(innhold, 2022)] == ["Filen ser ut som 11F for 2022."]


def test_mellomrom_kuttet_paa_slutten_av_linjene() -> None:
    linjer = [linje[:120].rstrip() for linje in ulike(4)]
    assert sagt(fil(*linjer)) == [
        (
            "Linjene er for korte. Mellomrommene på slutten ser ut til å være fjernet.",
            "Bruk filen slik fagsystemet lager den, uten å åpne og lagre den i et annet program.",
        )
    ]


def test_korte_linjer_fra_en_annen_fil_sies_ikke_aa_vaere_kuttet() -> None:
    assert merknader(fil("Hei", "på", "deg")) == ()


def test_for_lange_linjer_sies_ikke_aa_vaere_kuttet() -> None:
    assert merknader(fil(*(linje + "  " for linje in ulike(3)))) == ()


def test_merknader_inneholder_ingen_opplysninger_om_personer() -> None:
    for innhold in (
        fil(*ulike(3, 2022)),
        fil(*(linje[:100] for linje in ulike(3))),
        sosialhjelp(2025, 338),
    ):
        alt = "".join(m.tekst.paa(s) + m.gjor.paa(s) for m in merknader(innhold) for s in SPRAAK)
        assert alt
        for lekkasje in ("15869010089", "J0000001", "SB0000"):
            assert lekkasje not in alt
