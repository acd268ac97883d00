"""Everything that meets the terminal: the app, its screens, the command line and the folder watcher."""
