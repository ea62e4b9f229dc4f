"""A live session: its plan, its pure core, and the threads around it."""
