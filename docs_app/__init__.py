"""Routebook: how a request reaches a container, documented, computed and drawn."""
