"""An independent answer to what the 15F control finds: one child at a time, no product code."""
