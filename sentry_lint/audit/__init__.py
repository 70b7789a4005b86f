"""The scrub audit: what of an event leaves the process."""
