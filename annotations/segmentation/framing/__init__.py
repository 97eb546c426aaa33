"""Loaded wording and the lexicon it is found by."""
