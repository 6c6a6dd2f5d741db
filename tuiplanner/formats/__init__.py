"""Foreign files as proposed records: pure readers that know neither the store nor the screen."""
