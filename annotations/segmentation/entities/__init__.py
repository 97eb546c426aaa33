"""People, bodies and places: their names, posts and other spellings, and whom a mention means."""
