"""The desk: one screen a file."""
