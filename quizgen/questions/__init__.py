"""From facts to items: questions in words, options and their distractors, and the styles."""
