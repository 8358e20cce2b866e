"""Readers of single fields: from lines to values, each with its confidence."""
