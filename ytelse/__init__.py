"""Benchmarks: times and memory of whole processes. Timings are no tests; they come with the machine."""
