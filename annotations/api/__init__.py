"""The room's API: one resource a file."""
