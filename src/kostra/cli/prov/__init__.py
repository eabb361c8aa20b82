"""A rehearsal of a whole round: a portal of its own, a clock that is moved, and made-up reporters."""
