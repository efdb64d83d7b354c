"""What is known: decks as people write them, read with places, validated and grounded."""
