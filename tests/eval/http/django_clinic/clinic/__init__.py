"""Rooms and devices of an animal clinic, on Django."""
