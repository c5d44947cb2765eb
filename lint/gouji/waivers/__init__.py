"""Waivers and comments: suppress findings that a person has looked at and accepted."""
