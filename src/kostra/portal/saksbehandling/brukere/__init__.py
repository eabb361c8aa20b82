"""Staff's pages of users: rapportører and their own."""
