"""The model of an official form, which is data: sections, tables, labels, fact ids and relations."""
