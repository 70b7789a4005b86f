from fastapi import HTTPException


def find(key):
    return look(key).customer.email


def look(key):
    return store[key]


def refuse(key):
    raise HTTPException(404)
