"""Tests of the project around the app: settings, headers, serving, and the newcomer's commands."""
