"""The whole job in a real browser, on a live server with its policy on and a real worker on the real broker."""
