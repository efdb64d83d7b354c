"""Tables: rows with places, columns with the fields they fill, cells with the values they hold."""
