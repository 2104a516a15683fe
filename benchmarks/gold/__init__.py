"""Our own hand-written reports and what a careful person reads in them (see BRIEF.md)."""
