"""The screens: each arranges panes, names keys, and draws the one immutable state."""
