"""PDF with text: read in a child process with limits, then assembled page by page."""
