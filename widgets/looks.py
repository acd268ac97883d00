"""How the views look by default: their component classes in the theme's colours.

Every meaning has a sign or an attribute besides its colour; on the terminal's own sixteen colours there is
no tint behind the cursor, and what is quiet is dim.
"""

COMPARE_CSS = """
SheetView {
    & > .compare--same { color: $text-success; }
    & > .compare--differs { color: $text-primary; }
    & > .compare--discrepancy { color: $text-error; text-style: bold; }
    & > .compare--moved { color: $text-accent; }
    & > .compare--only_a, & > .compare--only_b { color: $text-muted; }
    & > .compare--only { color: $text-muted; }
    & > .compare--quiet { color: $text-muted; }
    & > .compare--heading { text-style: bold; }
    & > .compare--cursor { background: $primary 12%; }
    & > .compare--cursor-mark { color: $text-primary; text-style: bold; }
    & > .compare--found { background: $warning 35%; color: $foreground; text-style: underline; }
    & > .compare--found-current { background: $warning; color: $background; text-style: bold underline; }
    & > .compare--chosen { text-style: reverse; }
    & > .compare--selection {
        background: $screen-selection-background;
        color: $screen-selection-foreground;
    }
    & > .compare--word-discrepancy { color: $text-error; text-style: bold underline; }
    & > .compare--word-value { color: $text-warning; text-style: bold underline; }
    & > .compare--word-differs { color: $text-primary; text-style: underline; }
    & > .compare--word-letters { color: $text-primary; text-style: bold underline; }
    & > .compare--word-added { color: $text-muted; text-style: underline; }
    & > .compare--word-moved { text-style: italic; }
    & > .compare--word-inflected { text-style: none; }
    & > .compare--word-spelling { text-style: italic; }
    & > .compare--note { text-style: bold; }
    &:ansi > .compare--cursor { background: transparent; }
    &:ansi > .compare--found { background: ansi_yellow; color: ansi_black; }
    &:ansi > .compare--found-current { background: ansi_bright_yellow; color: ansi_black; }
    &:ansi > .compare--only, &:ansi > .compare--quiet { text-style: dim; }
}
"""

READER_CSS = """
ReadingView {
    & > .reader--title { text-style: bold; color: $text-primary; }
    & > .reader--kicker { color: $text-muted; }
    & > .reader--lead { text-style: bold; }
    & > .reader--heading { text-style: bold; }
    & > .reader--body { text-style: none; }
    & > .reader--facts { color: $text-muted; }
    & > .reader--note { text-style: bold; }
    & > .reader--cut { color: $text-muted; }
    & > .reader--reason { color: $text-warning; text-style: italic; }
    & > .reader--quotation { text-style: italic; }
    & > .reader--number { color: $text-accent; }
    & > .reader--cursor { background: $primary 12%; }
    & > .reader--cursor-mark { color: $text-primary; text-style: bold; }
    & > .reader--found { background: $warning 35%; color: $foreground; text-style: underline; }
    & > .reader--found-current { background: $warning; color: $background; text-style: bold underline; }
    & > .reader--selection {
        background: $screen-selection-background;
        color: $screen-selection-foreground;
    }
    &:ansi > .reader--cursor { background: transparent; }
    &:ansi > .reader--found { background: ansi_yellow; color: ansi_black; }
    &:ansi > .reader--found-current { background: ansi_bright_yellow; color: ansi_black; }
    &:ansi > .reader--cut, &:ansi > .reader--facts { text-style: dim; }
}
"""
