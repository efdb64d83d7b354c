"""Decks and their facts: read with places, validated, resolved and grounded."""
