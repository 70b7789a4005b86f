"""An aquarium's booking and feeding service."""
