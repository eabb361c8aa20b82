"""Reminders to those who have delivered nothing: who is due, what each gets, and sending it once.

``plan``: the days; ``grunnlag``: what a round looks like; ``utvalg``: who would get what; ``brev``: one
letter for each person; ``services``: what is written; ``daglig``: the worker's run.
"""
