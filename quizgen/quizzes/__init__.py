"""Quizzes: blueprints, the selection of items, and forms."""
