"""Stretches of text that can be claims: where they begin and end, how much they are worth checking, a draft of each."""
