"""Exception groups around answers."""
import asyncio

import sentry_sdk
from fastapi import HTTPException


async def fetch(number):
    if number < 0:
        raise HTTPException(status_code=404)
    return number


async def both(number):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fetch(number))
    except* HTTPException as found:
        raise found.exceptions[0]
    except* Exception as found:
        sentry_sdk.capture_exception(found)
        raise


async def loud(number):
    try:
        await fetch(number)
    except* HTTPException as found:
        sentry_sdk.capture_exception(found)  # expect: SNT201
    except* OSError as found:
        sentry_sdk.capture_exception(found)


async def one_by_one(number):
    try:
        await fetch(number)
    except* Exception as found:
        for one in found.exceptions:
            if isinstance(one, HTTPException):
                continue
            sentry_sdk.capture_exception(one)


async def split(number):
    try:
        await fetch(number)
    except* Exception as found:
        _, rest = found.split(HTTPException)
        if rest is not None:
            sentry_sdk.capture_exception(rest)
        raise
