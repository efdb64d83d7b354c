"""What is checked: rules for good items over a deck and its items, and coverage of the sources."""
