"""The retention table, what is due now, and what the job has done."""
