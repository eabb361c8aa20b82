"""The control page: a public page where the rules run in the browser, and what it ships."""
