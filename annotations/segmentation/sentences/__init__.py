"""Sentences and quotation marks, by the habits of the language the text is in."""
