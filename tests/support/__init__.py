"""What tests share: a browser, a PostgreSQL of their own, and which tools are at hand."""
