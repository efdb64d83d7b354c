"""Pictures and sounds of facts, and checks of their files."""
