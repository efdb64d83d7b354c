"""Tables: rows with places, columns with their fields, and cells with their values."""
