"""Who has delivered: selections and pages that only read."""
