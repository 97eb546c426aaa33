"""The text: the corpus, where the words lie, what was marked, what is due."""
