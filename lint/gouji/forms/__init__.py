"""What an official form is: its sections, tables, labels, fact ids and relations, all of it data."""
