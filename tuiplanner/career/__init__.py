"""The domain: frozen records and pure rules; no files, no clock, no screen."""
