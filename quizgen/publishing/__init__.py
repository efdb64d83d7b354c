"""Publishing: plan, build, cache and write decks, quizzes and cards."""
