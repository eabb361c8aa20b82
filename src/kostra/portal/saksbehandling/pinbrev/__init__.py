"""*PIN-brev*: new PINs on paper, each shown once."""
