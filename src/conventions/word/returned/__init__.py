"""What comes back from Word: read, held against what went out, merged into the file."""
