"""The commands: arguments in, streams and exit codes out."""
