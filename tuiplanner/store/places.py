"""Where the state folder keeps what belongs to one data file."""

import os
from pathlib import Path

from tuiplanner.store.digest import sha256


def state_folder(state_dir: Path, data_file: Path) -> Path:
    """Return the folder of a data file, named by a hash of its real path; it may not exist yet."""
    name = sha256(os.fsencode(os.path.realpath(data_file))).hexdigest()[:16]
    return state_dir / name
