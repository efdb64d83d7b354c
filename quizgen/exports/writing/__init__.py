"""Files written whole or not at all, whoever else writes there and whenever the power goes."""
