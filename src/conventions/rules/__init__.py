"""Rules judge what a valid section means: one module a section, one function a rule."""
