"""Readers of documents. Each makes a tree of HTML, which `text_writer` writes as text."""
