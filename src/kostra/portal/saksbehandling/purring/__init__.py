"""*Purring*: the plans, the dry run, what was sent, what came back, and sending today's by hand."""
