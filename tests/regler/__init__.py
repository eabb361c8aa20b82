"""Eksempeltilfeller som data: endring i en gyldig grunnpost og nøyaktig hva som skal meldes."""
