"""What templates may ask for besides values."""
