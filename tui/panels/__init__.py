"""Facts, quotations, what only one source says, the matrix: one survey of several articles, four views."""
