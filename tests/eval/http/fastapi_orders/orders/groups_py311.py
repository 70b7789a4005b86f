"""Exception groups (Python 3.11)."""
import asyncio

import sentry_sdk
from fastapi import HTTPException

from . import store
from .errors import StockMismatch
from .telemetry import report


async def named_group(pool, keys):
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(store.fetch(pool, key)) for key in keys]
    except* HTTPException as answers:
        sentry_sdk.capture_exception(answers)  # expect: SNT201
    else:
        return [task.result() for task in tasks]


async def named_group_passes(pool, keys):
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(store.fetch(pool, key)) for key in keys]
    except* HTTPException:
        raise
    except* StockMismatch as mismatches:
        report(mismatches)
        raise
    else:
        return [task.result() for task in tasks]


async def broad_group(pool, key):
    try:
        return_value = await store.fetch(pool, key)
    except* Exception as faults:  # expect: SNT202
        sentry_sdk.capture_exception(faults)
        raise
    return return_value


async def broad_group_after(pool, key):
    try:
        row = await store.fetch(pool, key)
    except* HTTPException:
        raise
    except* Exception as faults:
        sentry_sdk.capture_exception(faults)
        raise
    return row


async def tuple_group(rows, key):
    try:
        row = store.one(rows, key)
    except* (StockMismatch, HTTPException) as faults:
        sentry_sdk.capture_exception(faults)  # expect: SNT201
        raise
    return row
