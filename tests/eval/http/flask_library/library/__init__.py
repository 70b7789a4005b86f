"""A lending library on Flask."""
