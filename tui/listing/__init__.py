"""The list of articles: which are shown, in what order, in what groups, and what is new to the reader."""
