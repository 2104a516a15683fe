"""Says what cannot be right, by itself or by a known fact, and why.

In: a `Reading` and `Knowledge`. Out: `Finding`s, each with the words that show it. A check stays silent where the words
allow an innocent reading: who meets three false alarms in a row stops reading.
"""
