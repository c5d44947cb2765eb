"""Chinese prose read into statements: which figure is said of what, and where."""
