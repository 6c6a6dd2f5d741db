"""Black-box tests: programs run in a real pseudo-terminal, inside tmux and over sshd."""
