"""What the rules across reports share: figures that are kept with their places, and what may explain a change."""
