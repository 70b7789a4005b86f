"""A tramway's control room."""
