"""Pictures and sounds: what a fact names, what can be wrong with the files, what is handed on."""
