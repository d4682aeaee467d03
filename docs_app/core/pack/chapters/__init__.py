"""The chapters of a pack, one a module; a chapter without blocks is left out."""
