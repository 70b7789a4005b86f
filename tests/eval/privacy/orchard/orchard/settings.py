"""Names of the module's own level."""
owner_email = None
TREES = 12
support = "bert.kuiper@orchard-rental.io"
kinds = {"a": "apple", "p": "pear"}
PAIR, (FIRST, SECOND) = 1, (2, 3)
