"""Write files completely or not at all, even if another process writes or the power fails."""
