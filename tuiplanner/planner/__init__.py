"""The use cases in the user's words; every one makes a Change, and nothing else writes."""
