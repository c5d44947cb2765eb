"""Word, Excel and WPS files of before 2007, and RTF: converted with LibreOffice, if it is installed, and then read."""
