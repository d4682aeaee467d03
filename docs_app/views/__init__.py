"""A frozen value in, a page out. Views know values and templates, and no rows."""
