from fastapi import HTTPException


def grind(key):
    if not key:
        raise HTTPException(404)
