"""Finding in all sources: what is looked for, the work behind the screen, and what it tells."""
