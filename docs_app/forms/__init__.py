"""Forms: what was typed becomes rows, is checked as a whole, and becomes a version or nothing."""
