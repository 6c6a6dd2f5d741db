"""The terminal: what is sent to it, and what comes from it."""
