"""Measurements: `make bench`. Each figure is a ratio of two things timed by turns in one run."""
