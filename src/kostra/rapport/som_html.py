"""HTML: one self-contained accessible page, printable, sortable and filterable, nothing fetched.

The page's policy lets only this style and this script run, by their hashes; both are plain ASCII,
so that the hashes hold in every character set.
"""

from __future__ import annotations

import codecs
import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from kostra.kontroll.modell import Grad, Rapport, gruppert
from kostra.rapport.deler import GRADER, Avsnitt
from kostra.rapport.innhold import Innhold
from kostra.rapport.parametre import parametre
from kostra.rapport.tekster import Tekster, katalog
from kostra.skjema.modell import Sprak

_MALER = files("kostra.rapport") / "maler"


def skriv(rapport: Rapport, sprak: Sprak, tegnsett: str = "UTF-8") -> bytes:
    """The page, encoded; what the character set lacks becomes numeric character references."""
    innhold = Innhold(rapport, sprak)
    html: str = _mal("rapport.html.jinja").render(_variabler(innhold, codecs.lookup(tegnsett).name))
    return html.encode(tegnsett, "xmlcharrefreplace")


def visning(rapport: Rapport, sprak: Sprak) -> str:
    """The report as a part of another page, which brings :func:`stil` and ``maler/rapport.js`` itself.

    Nothing in it is run or styled from inside, so it stands under any content security policy.
    """
    return str(_mal("visning.html.jinja").render(_variabler(Innhold(rapport, sprak), "utf-8")))


def stil(sprak: Sprak) -> str:
    """The style sheet, with the words of that language."""
    return _stil(Tekster(sprak))


def innholdspolicy(sprak: Sprak) -> str:
    """The page's own content security policy: only this style and this script run."""
    css, js = _stil(Tekster(sprak)), _ressurs("rapport.js")
    return (
        f"default-src 'none'; style-src '{_csp(css)}'; script-src '{_csp(js)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _variabler(i: Innhold, tegnsett: str) -> dict[str, Any]:
    css, js = _stil(i.t), _ressurs("rapport.js")
    return {
        "i": i,
        "t": i.t,
        "raa": lambda nokkel: katalog()[nokkel][i.sprak],
        "gruppert": gruppert,
        "INFO": Grad.INFO,
        "OK": Grad.OK,
        "tegnsett": tegnsett,
        # our own two files, the only text that is not escaped
        "css": Markup(css),  # noqa: S704  # nosec B704
        "js": Markup(js),  # noqa: S704  # nosec B704
        # of hashes and fixed words, and with apostrophes that must stay as they are
        "policy": Markup(innholdspolicy(i.sprak)),  # noqa: S704  # nosec B704
        "avsnitt": [*i.avsnitt, *([_tillegg(i)] if i.tillegg else [])],
        "grader": [g for g in GRADER if any(gruppe.grad == g for gruppe in i.grupper)],
        "sb_grader": [g for g in GRADER if any(s.antall[g] for s in i.saksbehandlere)],
        "sb_navn": sorted({f.saksbehandler for g in i.grupper for f in g.funn}),
        "antall_kontroller": sum(not info.tillegg for info in i.rapport.kontroller),
        "parametre": parametre(i),
    }


@cache
def _mal(navn: str) -> Any:
    miljo = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        loader=FunctionLoader(_ressurs),
    )
    return miljo.get_template(navn)


@cache
def _ressurs(navn: str) -> str:
    return (_MALER / navn).read_text(encoding="utf-8")


def _stil(t: Tekster) -> str:
    return _ressurs("rapport.css").replace("LINJE", _css_streng(t("funn.linje", nr="")))


def _tillegg(i: Innhold) -> Avsnitt:
    t = i.t
    return Avsnitt(Grad.INFO, t("avsnitt.tillegg"), t("avsnitt.tillegg.ingress"), i.tillegg)


def _csp(innhold: str) -> str:
    """The hash of an inline style or script, as a content security policy names it."""
    return "sha256-" + b64encode(hashlib.sha256(innhold.encode("ascii")).digest()).decode("ascii")


def _css_streng(tekst: str) -> str:
    """A CSS string of plain ASCII."""
    ren = "".join(t if t.isalnum() and t.isascii() else f"\\{ord(t):06x}" for t in tekst)
    return f'"{ren}"'
