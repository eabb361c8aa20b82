"""Builds what the control page ships: Pyodide, fetched with npm, and the engine as one zip.

``python verktoy/lag_nettleser.py`` fetches (once for each lock file) into ``build/pyodide``, then puts
the set together in ``build/nettleser``: every file, its gzip and brotli, and a manifest with the SHA-256
of each. ``--bare-hent`` fetches, no more: the tests put a set together of the source as it is.

Pyodide's own files are shipped as they came, so that anyone can hold them against npm's. Why this
version: docs/vedtak/0016-nettkontroll.md.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import kostra
from kostra.cli.nedlastinger.arkiv import Medlem, lisenser, pakkefiler, zip_av
from kostra.portal.nettleser.sett import MANIFEST, manifest
from kostra.rapport.som_html import stil
from kostra.skjema.modell import SPRAAK

ROT = Path(__file__).resolve().parent.parent
LAAS, LAASEN = ROT / "verktoy/nettleser", "package-lock.json"
PYODIDE = ROT / "build/pyodide"
UT = ROT / "build/nettleser"
KILDE = ROT / "src/kostra/portal/nettleser/static/kostra/nett"
MALER = ROT / "src/kostra/rapport/maler"

#: Of Pyodide's package; the rest is for Node, for types and for packages that we don't load.
DERES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
#: Theirs names a hundred packages with their places; ours none: all that is needed comes with the set.
LAASFIL = "pyodide-lock.json"
#: Pure Python, or with a pure Python way to do without their compiled part.
MED = ("jinja2", "markupsafe", "xlsxwriter")
#: Of our own packages what a control and its report need.
VAARE = ("felt", "kontroll", "nettleser", "rapport", "regler", "skjema")
UTEN = tuple(
    f"kostra/{del_}"
    for del_ in (
        "kontroll/numpy_", "rapport/arkiv", "rapport/avvisning", "rapport/dokument",
        "rapport/filencrypter", "rapport/kravspesifikasjon/", "rapport/maler/dokument",
        "rapport/maler/rapport.typ", "rapport/skjemaark", "rapport/som_pdf", "rapport/terminal",
        "rapport/veiledning/",
    )
)  # fmt: skip
_BROTLI = """
const z = require("zlib"), fs = require("fs"), p = z.constants;
for (const fra of process.argv.slice(1)) {
  const params = { [p.BROTLI_PARAM_QUALITY]: 6, [p.BROTLI_PARAM_LGWIN]: 24 };
  fs.writeFileSync(`${fra}.br`, z.brotliCompressSync(fs.readFileSync(fra), { params }));
}"""


def er_hentet(til: Path = PYODIDE) -> bool:
    """True when what the lock file names lies there."""
    merke = til / LAASEN
    return merke.is_file() and merke.read_bytes() == (LAAS / LAASEN).read_bytes()


def hent(til: Path = PYODIDE) -> Path:
    """Pyodide's files as the lock file names them; fetched when it changes.

    npm holds what comes against the lock file's hash. No script of a package is run.
    """
    if er_hentet(til):
        return til
    with tempfile.TemporaryDirectory() as mappe:
        for navn in ("package.json", LAASEN):
            shutil.copy(LAAS / navn, mappe)
        flagg = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(["npm", "ci", *flagg], cwd=mappe, check=True)  # noqa: S603, S607
        pakke = Path(mappe, "node_modules/pyodide")
        shutil.rmtree(til, ignore_errors=True)
        til.mkdir(parents=True)
        for navn in (*DERES, LAASFIL, "package.json"):
            shutil.copy(pakke / navn, til)
    shutil.copy(LAAS / LAASEN, til)  # last: whatever was broken off is fetched again
    return til


def komprimer(filer: Iterable[Path]) -> None:
    """Lays the gzip and the brotli beside each file. Python has no brotli; who has npm has Node."""
    stier = [str(sti) for sti in filer]
    for sti in stier:
        Path(f"{sti}.gz").write_bytes(gzip.compress(Path(sti).read_bytes(), 9, mtime=0))
    subprocess.run(["node", "-e", _BROTLI, *stier], check=True)  # noqa: S603, S607


def motor() -> bytes:
    """The engine: not packed, so that what carries it packs it better and Python reads it at once."""
    return zip_av(sorted(_motorfiler()), pakket=False)


def _motorfiler() -> Iterator[Medlem]:
    rom = tuple(f"kostra/{navn}/" for navn in VAARE)
    for navn, innhold in pakkefiler("kostra"):
        if navn == "kostra/__init__.py" or (navn.startswith(rom) and not navn.startswith(UTEN)):
            yield navn, innhold
    for pakke in MED:
        yield from (fil for fil in pakkefiler(pakke) if fil[0].endswith(".py"))


def egne() -> dict[str, bytes]:
    """What isn't Pyodide's: file name -> content."""
    filer = {sti.name: sti.read_bytes() for sti in sorted(KILDE.glob("*.js"))}
    filer["rapport.js"] = (MALER / "rapport.js").read_bytes()
    filer |= {f"rapport-{sprak}.css": stil(sprak).encode() for sprak in SPRAAK}
    om = json.loads((hent() / LAASFIL).read_text(encoding="utf-8"))["info"]
    filer[LAASFIL] = json.dumps({"info": om, "packages": {}}).encode()
    filer["motor.zip"] = motor()
    filer["LISENSER.txt"] = _lisenstekst().encode()
    return filer


def _lisenstekst() -> str:
    om = json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))
    deler = [
        f"Pyodide {om['version']}: {om['license']}. {om['homepage']}\n"
        "Its files hold CPython (PSF-2.0) and what it is built of, as that page tells.\n"
    ]
    for pakke in ("kostra", *MED):
        deler += [f"{navn}\n\n{tekst.decode()}" for navn, tekst in lisenser(pakke)]
    return f"\n{'-' * 60}\n".join(deler)


def lag(til: Path, *, komprimert: bool = True) -> None:
    """Puts the set together in the folder. The manifest comes last: until then the old set holds."""
    fra, filer = hent(), egne()
    til.mkdir(parents=True, exist_ok=True)
    for navn, innhold in filer.items():
        _legg(til / navn, innhold)
    if komprimert:  # theirs once, which takes the longest
        komprimer([fra / navn for navn in DERES if not (fra / f"{navn}.br").exists()])
        komprimer([til / navn for navn in filer])
    for navn in DERES:
        for slutt in ("", ".gz", ".br") if komprimert else ("",):
            shutil.copy(fra / f"{navn}{slutt}", til)
    alle = {**filer, **{navn: (fra / navn).read_bytes() for navn in DERES}}
    om = json.loads((fra / "package.json").read_text(encoding="utf-8"))
    _legg(til / MANIFEST, manifest(alle, kostra.__version__, om["version"]).encode())
    blir = {MANIFEST, *(f"{navn}{slutt}" for navn in alle for slutt in ("", ".gz", ".br"))}
    for sti in til.iterdir():
        if sti.name not in blir:
            sti.unlink()


def _legg(sti: Path, innhold: bytes) -> None:
    ny = sti.with_name(f".{sti.name}.ny")
    ny.write_bytes(innhold)
    os.replace(ny, sti)


def _si(mappe: Path) -> None:
    navn = [fil["navn"] for fil in json.loads((mappe / MANIFEST).read_text())["filer"]]
    for slutt in (".br", ".gz"):
        sum_ = sum((mappe / f"{ett}{slutt}").stat().st_size for ett in navn)
        print(f"{mappe}: {len(navn)} files, {sum_ / 1e6:.2f} MB as {slutt}")


if __name__ == "__main__":
    if sys.argv[1:] == ["--bare-hent"]:
        hent()
    else:
        lag(UT)
        _si(UT)
