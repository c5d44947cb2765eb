"""Samples of 政府网站工作年度报表 for tests; no website in them exists."""
