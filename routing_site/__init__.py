"""The Django project around docs_app: settings, addresses, headers and serving."""
