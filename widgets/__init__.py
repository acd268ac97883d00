"""Drawing: turns the engine's results into lines on a screen. Knows the engine and Textual, never the app."""
