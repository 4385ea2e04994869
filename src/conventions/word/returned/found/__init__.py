"""What is found in a file that came back: fields, clauses, rows, as they are and as they were."""
