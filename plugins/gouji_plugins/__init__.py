"""Plugins of gouji that bring neither rules nor forms: loaders of formats and output formats."""
