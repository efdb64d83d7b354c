"""`python -m quizgen` is the `quizgen` command."""

from quizgen.cli import main

if __name__ == "__main__":
    main()
