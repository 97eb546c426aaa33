"""Numbers with what they count, and dates with no more precision than is written."""
