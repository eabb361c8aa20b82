"""Reporting years: the calendar, the forms and their due dates, closed times, extensions."""
