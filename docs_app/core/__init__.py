"""The pure core: frozen values and functions over them. No Django, no I/O, no clock, no process."""
