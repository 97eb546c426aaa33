"""A text read once more: what stays, what gives way, what is new."""
