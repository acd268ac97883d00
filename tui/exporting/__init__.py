"""Comparisons as files for others: a page, Markdown, a table; and the prompt that asks where to."""
