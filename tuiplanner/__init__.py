"""careerboard: a job log, a goal board and mentor contacts in one file."""

__version__ = "0.1.0"
