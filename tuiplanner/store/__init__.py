"""The one file: read with suspicion, written whole, never lost between two sessions."""
