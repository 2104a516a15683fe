"""Acts of support in one report: who gives, buys, approves or withholds what, for whom, how sure.

In: the text's word pieces, and what the exact rules found (names, money, counts, times).
Out: `Act`s with their spans.
"""
