"""Getting hold of documents: which addresses may be named at all, and later how they are fetched."""
