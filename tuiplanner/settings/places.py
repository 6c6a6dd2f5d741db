"""Where the files of a person live who says nothing else."""

from pathlib import Path

from tuiplanner.lean import BY_PLATFORMDIRS, left_out

_APP = "careerboard"


def usual_data_file() -> Path:
    """Return the data file of a person who named none."""
    with left_out(BY_PLATFORMDIRS):
        from platformdirs import user_data_path  # noqa: PLC0415 - a command given --file is faster

    return user_data_path(_APP) / "career.json"


def usual_state_folder() -> Path:
    """Return the folder of the history and of what is remembered."""
    with left_out(BY_PLATFORMDIRS):
        from platformdirs import user_state_path  # noqa: PLC0415 - a command given --file is faster

    return user_state_path(_APP)


def config_file() -> Path:
    """Return where config.toml is, whether it exists or not."""
    with left_out(BY_PLATFORMDIRS):
        from platformdirs import user_config_path  # noqa: PLC0415 - a command given --file is faster

    return user_config_path(_APP) / "config.toml"
