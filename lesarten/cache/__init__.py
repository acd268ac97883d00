"""What was computed once is kept: articles by their content, list rows by their files, and what was seen.

The folder is the caller's; nothing here knows where a user's cache lies, and nothing changes a result.
"""
