"""Who is told what: mail, feed and webhooks."""
