"""Makes the test keys of the vectors, once. The keys are public: NEVER use them for anything else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from kostra.nokler import Bruk, lag_sertifikat, sertifikat_pem

MAPPE = Path(__file__).parent / "konvolutt" / "nokler"
MERKE = "TESTNØKKEL: offentlig kjent, skal aldri brukes til noe annet enn tester.\n"


def hoved() -> None:
    typer = {
        "rsa3072": lambda: rsa.generate_private_key(65537, 3072),
        "rsa3072-annen": lambda: rsa.generate_private_key(65537, 3072),
        "rsa4096": lambda: rsa.generate_private_key(65537, 4096),
        "p256": lambda: ec.generate_private_key(ec.SECP256R1()),
        "p256-annen": lambda: ec.generate_private_key(ec.SECP256R1()),
        "p384": lambda: ec.generate_private_key(ec.SECP384R1()),
    }
    for navn, lag in typer.items():
        if (MAPPE / f"{navn}.key.pem").exists():
            continue
        nokkel = lag()
        cert = lag_sertifikat(
            nokkel,
            bruk=Bruk.KRYPTERING,
            virksomhet=f"TEST {navn}",
            gyldig_fra=date(2025, 9, 1),
            gyldig_til=date(2045, 8, 31),
        )
        pem = nokkel.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (MAPPE / f"{navn}.key.pem").write_bytes(MERKE.encode() + pem)
        (MAPPE / f"{navn}.crt.pem").write_bytes(MERKE.encode() + sertifikat_pem(cert))


if __name__ == "__main__":
    hoved()
