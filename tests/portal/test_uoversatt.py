"""No text for the reader stands in a template, a module or a script without going through gettext."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import kostra.portal as portal

ROT = Path(portal.__file__).parent
#: The gallery shows the parts to those who build pages. No installation in production has it.
GALLERI = {"galleri.html", "galleri.py"}


def _navn(sti: Path) -> str:
    return str(sti.relative_to(ROT))


def _funn(let: Callable[[str], list[Any]], filer: list[Path]) -> dict[str, list[Any]]:
    """What was found, by file; files without findings left out."""
    alle = {_navn(sti): let(sti.read_text(encoding="utf-8")) for sti in filer}
    return {navn: funn for navn, funn in alle.items() if funn}


# -- templates ------------------------------------------------------------------------------------
#: Attributes alone; the tag around them is in felt.html.
INNI_EN_TAGG = {"felt_attributter.html"}
MALER = [
    sti
    for sti in sorted(ROT.glob("*/templates/**/*"))
    if sti.suffix in {".html", ".txt"} and sti.name not in GALLERI | INNI_EN_TAGG
]
#: Text nodes and attributes that are the same in every language.
TILLATT = {
    "KOSTRA": "the system's name",
    "SHA-256": "the name of a sum",
    "PDF": "the name of a format",
    "ZIP": "the name of a format",
    "HTML": "the name of a format",
    "CSV": "the name of a format",
    "JSON": "the name of a format",
    "kostra-support@ssb.no": "an address",
    "kostra kvittering verifiser .json --sertifikat signering.crt.pem": "a command to type",
    "innlogging": "a CSS class, in the block of base.html that holds one",
    "sideinnhold": "an id, in the block of base.html that holds one",
}
#: Comments, what is translated, and commands to type, which are the same in every language.
_UTENOM = re.compile(
    r"\{%\s*comment.*?endcomment\s*%\}|\{#.*?#\}|\{%\s*blocktranslate.*?endblocktranslate\s*%\}"
    r"|<code>.*?</code>",
    re.DOTALL,
)
_TAGG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_ORD = re.compile(r"[^\W\d_]{2,}")
_SYNLIGE = {"alt", "aria-label", "data-etikett", "placeholder", "title"}
#: Tags whose strings are names of things, and those that translate.
_NAVNETAGGER = {"extends", "ikon", "include", "load", "skript", "static", "sti", "translate", "url"}
#: A string that a person would read, not a name, a date format or a CSS class.
_LESES = re.compile(r"[A-ZÆØÅ][a-zæøå]|[æøåÆØÅ]|[a-z]{2,} [a-z]{2,}")


class Leser(HTMLParser):
    """Collects the texts that a browser would show or read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.tekster: list[str] = []

    def handle_data(self, data: str) -> None:
        if _ORD.search(data):
            self.tekster.append(" ".join(data.split()))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tekster += [v for n, v in attrs if n in _SYNLIGE and v and _ORD.search(v)]


def uoversatt_i_mal(mal: str) -> list[str]:
    """The visible texts of a template that no tag translates."""
    uten = _UTENOM.sub("", mal)
    funn = []
    for tagg in _TAGG.findall(uten):
        if tagg[2:].split()[0] not in _NAVNETAGGER:
            strenger = re.findall(r'(_\()?"([^"]*)"', tagg)
            funn += [tekst for oversatt, tekst in strenger if not oversatt and _LESES.search(tekst)]
    leser = Leser()
    leser.feed(_TAGG.sub("", uten))
    leser.close()
    return [tekst for tekst in [*funn, *leser.tekster] if tekst not in TILLATT]


@pytest.mark.parametrize(
    ("mal", "funnet"),
    [
        ("<p>Lagre</p>", ["Lagre"]),
        ('<p>{% translate "Lagre" %}</p>', []),
        ("<p>{% blocktranslate trimmed %}Lagre {{ n }}{% endblocktranslate %} nå</p>", ["nå"]),
        ('<a aria-label="Lukk {{ n }}">×</a>', ["Lukk "]),
        ('<a aria-label="{% translate "Lukk" %}" class="lukk">×</a>', []),
        ('{% varsel "info" tittel="Fristen er i dag" %}', ["Fristen er i dag"]),
        ('{% varsel "info" tittel=_("Fristen er i dag") %}', []),
        ('{{ dato|date:"Y-m-d" }}{% comment %}Som skrevet{% endcomment %}', []),
    ],
)
def test_leseren_ser_tekst_som_ikke_er_oversatt(mal, funnet):
    assert uoversatt_i_mal(mal) == funnet


def test_ingen_mal_har_tekst_utenom_oversettelsen():
    assert len(MALER) > 50
    assert _funn(uoversatt_i_mal, MALER) == {}


def test_unntakene_trengs():
    alt = "".join(mal.read_text(encoding="utf-8") for mal in MALER)
    leser = Leser()
    leser.feed(_TAGG.sub("", _UTENOM.sub("", alt)))
    assert set(TILLATT) <= set(leser.tekster)


# -- Python ---------------------------------------------------------------------------------------
#: Modules whose Norwegian strings no user of the pages reads, and why.
_DOKUMENTET = "the OpenAPI document, which is in bokmål; what an error says is translated"
UTENOM: dict[str, str] = {
    "api/openapi.py": _DOKUMENTET,
    "drift/maling.py": "help texts of the metrics, which the operator's tools read",
    "oppbevaring/dokument.py": "a page of the handbook, which is in Norwegian",
    "drift/metrikk.py": "help texts of the metrics, which the operator's tools read",
    **{
        f"api/operasjoner/{navn}.py": _DOKUMENTET
        for navn in ("kontroll", "kropp", "opplasting", "resultat", "skjema", "svar")
    },
}
MODULER = [
    sti
    for sti in sorted(ROT.glob("*/**/*.py"))
    if "migrations" not in sti.parts and sti.name not in GALLERI and _navn(sti) not in UTENOM
]
#: Norwegian strings that nobody reads, and why.
TILLATT_I_KODE = {"sentralbyrå": "a word to look for in passwords"}
_OVERSETTER = {
    "_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy",
}  # fmt: skip
_NORSK = re.compile(
    r"[æøåÆØÅ]|\b(?:av|den|det|du|eller|er|for|fra|har|ikke|kan|med|mot|og|siden|som|til|vi)\b \w"
    r"|^[A-Z][a-z]+ [a-z]+"
)
#: Names of states and roles in the database and in log lines. What pages say of them is in merkelapper.
_NAVNEKLASSER = {"Choices", "IntegerChoices", "StrEnum", "TextChoices"}


class Strenger(ast.NodeVisitor):
    """Norwegian strings that go neither through gettext nor into an exception of ours."""

    def __init__(self) -> None:
        self.funn: list[tuple[int, str]] = []

    def visit_Call(self, node: ast.Call) -> None:
        navn = getattr(node.func, "id", getattr(node.func, "attr", ""))
        super_init = navn == "__init__" and isinstance(node.func, ast.Attribute)
        if navn not in _OVERSETTER and not super_init:
            self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        if not any(getattr(b, "attr", getattr(b, "id", "")) in _NAVNEKLASSER for b in node.bases):
            self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:
        """For the log: what the user is told is said by the one who catches it."""

    def visit_Assert(self, node: ast.Assert) -> None:
        """As for exceptions."""

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring
            self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        tekst = node.value
        if not isinstance(tekst, str) or tekst.startswith("<") or tekst in TILLATT_I_KODE:
            return
        if _NORSK.search(tekst):
            self.funn.append((node.lineno, tekst))


def uoversatt_i_kode(kilde: str) -> list[tuple[int, str]]:
    """(line, text) of the Norwegian strings that go by gettext."""
    leser = Strenger()
    leser.visit(ast.parse(kilde))
    return leser.funn


@pytest.mark.parametrize(
    ("kilde", "antall"),
    [
        ("melding('Skjemaet er lagret.')", 1),
        ("melding(_('Skjemaet er lagret.'))", 0),
        ("x = f'{navn} er lagret på nytt'", 1),
        ("ngettext('1 feil er rettet', '%(n)s feil er rettet', n)", 0),
        ("raise Feil('Det finnes ikke')", 0),
        ("etikett = 'Send inn'", 1),
        ("navn = 'send_inn'", 0),
        ("class A(TextChoices):\n  B = 'b', 'Til kontroll'", 0),
        ("def f():\n  '''Det er lagret.'''", 0),
    ],
)
def test_leseren_ser_norsk_som_ikke_er_oversatt(kilde, antall):
    assert len(uoversatt_i_kode(kilde)) == antall


def test_ingen_modul_har_tekst_utenom_oversettelsen():
    assert len(MODULER) > 50
    assert _funn(uoversatt_i_kode, MODULER) == {}


def oversatt_ved_import(kilde: str) -> list[int]:
    """Lines where a text is translated once and for all, in the language of whoever came first."""
    tre = ast.parse(kilde)
    straks = {
        navn.asname or navn.name
        for node in tre.body
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for navn in node.names
        if not navn.name.endswith("_lazy")
    }
    linjer: list[int] = []

    def let(node: ast.AST) -> None:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            return
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in straks:
            linjer.append(node.lineno)
        for barn in ast.iter_child_nodes(node):
            let(barn)

    let(tre)
    return linjer


_BRA = "from django.utils.translation import gettext_lazy as _\nA = _('x')"
_GALT = "from django.utils.translation import gettext as _\nclass B:\n  c = [_('x')]"
_INNI = "from django.utils.translation import gettext as _\ndef f():\n  return _('x')"


@pytest.mark.parametrize(("kilde", "linjer"), [(_BRA, []), (_GALT, [3]), (_INNI, [])])
def test_leseren_ser_oversettelse_ved_import(kilde, linjer):
    assert oversatt_ved_import(kilde) == linjer


def test_ingen_tekst_er_oversatt_for_alle_ved_import():
    assert _funn(oversatt_ved_import, MODULER) == {}


# -- scripts --------------------------------------------------------------------------------------
SKRIPT = sorted((ROT / "utseende" / "static" / "kostra").glob("*.js"))
_JS = re.compile(r"//[^\n]*|/\*.*?\*/|\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`", re.DOTALL)


def tekst_i_skript(kilde: str) -> list[str]:
    """The strings of a script that a person would read. Comments aside."""
    strenger = [dobbel or enkel or mal for dobbel, enkel, mal in _JS.findall(kilde)]
    leses = re.compile(r"[æøåÆØÅ]|^[A-Z][a-zæøå]+ |[a-z]{2,} [a-z]{2,}")
    return [s for s in strenger if leses.search(s) and s != "use strict"]


def test_leseren_ser_tekst_i_et_skript():
    assert tekst_i_skript("// Ikke denne\nsi('Filen er sendt'); f(\"use strict\")") == [
        "Filen er sendt"
    ]


def test_skriptene_har_ingen_tekst_selv():
    assert len(SKRIPT) >= 5
    assert _funn(tekst_i_skript, SKRIPT) == {}
