"""PDF with text: read in a child process with limits, then put together page by page."""
