"""Helpers that only return something; what they return is personal or not."""
import hashlib


def caption(seller):
    return f"{seller.first_name} {seller.last_name}"


def slug(seller):
    return f"seller-{seller.id}"


def as_record(seller):
    return {"id": seller.id, "reach": seller.phone_number}


def fingerprint_of(seller):
    return hashlib.sha256(seller.email.encode()).hexdigest()


def find_contact(directory, key):
    entry = directory.get(key)
    return entry.email if entry else None


class Directory:
    def __init__(self, seller):
        self.seller = seller

    def reach(self):
        return self.seller.email

    def code(self):
        return self.seller.id
