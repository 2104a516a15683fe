"""Gets the text in, exactly, with its metadata; the one place that fetches.

In: a file, a folder, standard input or a URL, as the user named it. Out: `Report`s, or `SetAside`s that say why not.
"""

from onrecord.reports.fetch import Fetcher
from onrecord.reports.load import load
from onrecord.reports.options import LoadOptions
from onrecord.reports.published import parse_published

__all__ = ["Fetcher", "LoadOptions", "load", "parse_published"]
