"""Listeners of this room (events of its own and of lower rooms)."""
