"""Orders of a parcel service, on FastAPI."""
