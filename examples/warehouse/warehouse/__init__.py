"""A warehouse that forgets, here and there, what Sentry should see of it."""
