"""The kind 政府网站工作年度报表: its form, how a report is identified, and its rules."""
