"""What is asked: kinds and facts become items, in sentences that are right by construction."""
