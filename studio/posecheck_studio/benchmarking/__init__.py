"""Measures how well clips whose truth is known are judged: scores, tables, plots."""
