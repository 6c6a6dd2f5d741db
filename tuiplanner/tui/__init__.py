"""The screen: widgets draw, views decide, the app names modes, bindings and themes."""
