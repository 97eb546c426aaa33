"""The tables of the judgement."""
