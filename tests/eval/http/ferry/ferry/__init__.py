"""Ferry bookings: guards and handlers that stand elsewhere than the raise."""
