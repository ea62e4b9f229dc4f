"""Writes results: result.json, metrics.csv and the summary."""
