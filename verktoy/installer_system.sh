#!/bin/sh
# Installs what the tests need beside Python packages, from Debian's own packages and npm:
#   chromium        the browser that opens the reports in the tests
#   poppler-utils   turns PDF pages into pictures, to look at
#   openssl         the independent program that must open our envelopes
#   gettext         takes the portal's texts out of the source, to compare with the translations
#   postgresql      the database the portal's tests run on a second time, in a cluster of their own
#   softhsm2        a security module in software, to hold keys by PKCS#11 in the tests
#   nodejs, npm     fetches axe-core (accessibility checks) into tests/nettleser/node_modules, and
#                   Pyodide (the Python of the control page) into build/pyodide
# Nothing is installed that is there already. Run it as root, or with sudo on the machine.
set -eu
cd "$(dirname "$0")/.."

mangler=""
command -v chromium >/dev/null 2>&1 || mangler="$mangler chromium"
command -v pdftoppm >/dev/null 2>&1 || mangler="$mangler poppler-utils"
command -v openssl  >/dev/null 2>&1 || mangler="$mangler openssl"
command -v softhsm2-util >/dev/null 2>&1 || mangler="$mangler softhsm2"
command -v xgettext >/dev/null 2>&1 || mangler="$mangler gettext"
command -v npm      >/dev/null 2>&1 || mangler="$mangler nodejs npm"

har_postgres=""
command -v initdb >/dev/null 2>&1 && har_postgres=ja
for initdb in /usr/lib/postgresql/*/bin/initdb; do [ -x "$initdb" ] && har_postgres=ja; done
[ -n "$har_postgres" ] || mangler="$mangler postgresql"

if [ -n "$mangler" ]; then
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "Install these yourself (no apt-get here):$mangler" >&2
        exit 1
    fi
    som_root=""
    [ "$(id -u)" = 0 ] || som_root="sudo"
    echo "Installing with apt-get:$mangler"
    $som_root apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $som_root apt-get install -y -qq --no-install-recommends $mangler
fi
if [ -f tests/nettleser/package-lock.json ] && [ ! -d tests/nettleser/node_modules/axe-core ]; then
    echo "Fetching axe-core with npm"
    (cd tests/nettleser && npm ci --silent --ignore-scripts)
fi
if ! cmp -s verktoy/nettleser/package-lock.json build/pyodide/package-lock.json; then
    if [ -f .venv/.installert ]; then
        echo "Fetching Pyodide with npm"
        .venv/bin/python verktoy/lag_nettleser.py --bare-hent
    else
        echo "For Pyodide: run this again after «make install»"
    fi
fi
