"""What comes from outside: articles, and the projects that are begun with them."""
