"""The commands: they print and never draw, and answer without loading the screen."""
