"""Strangers' code: call it so that whatever it raises can be reported, and check the shape of what it gives."""
