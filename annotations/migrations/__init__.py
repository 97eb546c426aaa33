"""The tables of the texts."""
