"""Workbooks for Excel, as ``gouji extract`` and ``gouji check`` write them."""
