"""Understands one report: takes a `Report`, gives a `Reading`; a pure function of the report and the reader's version.

`onrecord.reading.reader.Reader` is the way in (also `onrecord.Reader`); importing this package loads nothing.
"""
