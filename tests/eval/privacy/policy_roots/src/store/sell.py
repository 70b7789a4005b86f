"""Absolute imports below a source root that the policy names."""
from store.cleaning import shade
from store.note import note


def sell(buyer, item):
    note(f"sold to {buyer.email}")  # expect: SNT101
    note(f"sold {item.id}")
    note("sold", {"to": buyer.full_name})  # expect: SNT101
    note("sold", {"to": shade(buyer.full_name)})
