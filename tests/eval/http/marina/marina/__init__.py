"""A marina, with a service on every framework."""
