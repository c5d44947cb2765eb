"""The facts of reports as ``gouji extract`` writes them, one format a module."""
