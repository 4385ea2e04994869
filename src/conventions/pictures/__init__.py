"""Pictures of numbers as SVG: the frame, a scale of values, numbers drawn as strokes."""
