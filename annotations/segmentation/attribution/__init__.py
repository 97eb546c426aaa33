"""Who says what by which words: sources, cues and contents of attributed speech, thought and plan."""
