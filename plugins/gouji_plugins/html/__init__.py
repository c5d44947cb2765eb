"""Reports as web pages: the loader of HTML."""
