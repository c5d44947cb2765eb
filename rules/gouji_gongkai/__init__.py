"""The kind 政府信息公开工作年度报告: its forms, how a report is identified, and its rules."""
