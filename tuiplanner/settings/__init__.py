"""What a person sets: where files live, config.toml, and what is remembered between runs."""
