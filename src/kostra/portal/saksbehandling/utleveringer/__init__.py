"""*Utleveringer*: what mottak has handed on to the statisticians, and what was taken away again."""
