"""The ground: values with units, findings, files, languages. It knows nothing of agreements."""
