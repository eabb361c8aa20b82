"""The rules of form 15F: each with what triggers it and the nearest that doesn't."""
