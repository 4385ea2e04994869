"""The command line: people, files and the clock. Every command is one call to a verb below."""
