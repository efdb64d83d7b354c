"""From a deck to what is handed out: planned, made or found again, and written."""
