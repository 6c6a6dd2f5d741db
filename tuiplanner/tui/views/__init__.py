"""One view per number key, siblings flipped by display."""
