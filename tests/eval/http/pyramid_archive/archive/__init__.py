"""A map archive on Pyramid."""
