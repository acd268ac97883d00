"""Watching folders: hints from the system, and the listing that decides what they meant."""
