"""Waivers and comments: findings that a person has looked at and lets stand."""
