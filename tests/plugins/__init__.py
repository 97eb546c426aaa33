"""pytest plugins of our own."""
