"""What the lines of a text are: headline, byline, body, furniture of the site, each with its reason."""
