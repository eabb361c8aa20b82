"""*API-nøkler*: keys for vendors' systems, made and taken back."""
