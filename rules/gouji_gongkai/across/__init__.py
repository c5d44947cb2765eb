"""What the rules across reports share."""
