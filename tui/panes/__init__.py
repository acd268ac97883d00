"""Parts of screens that belong to the app: the list of articles, the lines at top and bottom, notes."""
