"""Commands for those who work on onrecord; none of them is installed."""
