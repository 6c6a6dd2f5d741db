"""The program behind the command: its clock, the files of one run, the application at work."""
