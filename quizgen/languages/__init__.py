"""The languages that a deck can be in."""
