"""The report: a document read as an official form, with its facts and their relations."""
