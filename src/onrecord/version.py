"""The version of onrecord. This line is the one place it is written in."""

__version__ = "0.1.0"
