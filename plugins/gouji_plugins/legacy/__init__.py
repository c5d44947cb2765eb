"""Word and WPS files of before 2007, and RTF: read by way of LibreOffice, where it is installed."""
