"""政府网站工作年度报表: its form, how one is identified, and the rules of its own."""
