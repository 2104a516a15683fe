"""Sees that two reports tell the same thing, and who had it first."""
