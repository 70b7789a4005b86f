"""Errors that are called HTTP something and are none of the service's answers."""
import urllib.error
import urllib.request
from http.client import HTTPException as LineException
from urllib.error import HTTPError

import botocore.exceptions
import discord
import httpx
import requests
import sentry_sdk
from aiohttp import ClientResponseError
from requests.exceptions import HTTPError as RequestsHTTPError

from .telemetry import report


class HTTPException(Exception):
    """An error of the parcel scanner's own protocol."""

    status_code = 404


class NotFound(LookupError):
    pass


def abort(code):
    raise HTTPException(code)


def scan(scanner):
    try:
        return scanner.read()
    except HTTPException as exc:
        sentry_sdk.capture_exception(exc)
        raise
    except NotFound as exc:
        sentry_sdk.capture_exception(exc)
        raise


def scan_or_abort(scanner):
    try:
        if not scanner.ready:
            abort(404)
        if scanner.empty:
            raise NotFound("nothing there")
        return scanner.read()
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise


def notify(channel, text):
    try:
        return channel.send(text)
    except discord.Forbidden as exc:
        sentry_sdk.capture_exception(exc)
    except discord.HTTPException as exc:
        report(exc)
    except discord.errors.NotFound as exc:
        report(exc)


def rates(url):
    try:
        answer = requests.get(url, timeout=5)
        answer.raise_for_status()
        return answer.json()
    except requests.HTTPError as exc:
        sentry_sdk.capture_exception(exc)
        raise
    except RequestsHTTPError as exc:
        sentry_sdk.capture_exception(exc)
        raise


def track(client: httpx.Client, number):
    try:
        answer = client.get(f"/parcels/{number}")
        answer.raise_for_status()
        return answer.json()
    except httpx.HTTPStatusError as exc:
        sentry_sdk.capture_exception(exc)
        raise
    except httpx.HTTPError as exc:
        sentry_sdk.capture_exception(exc)
        raise


def label(url):
    try:
        with urllib.request.urlopen(url) as answer:
            return answer.read()
    except HTTPError as exc:
        sentry_sdk.capture_exception(exc)
        raise
    except urllib.error.URLError as exc:
        sentry_sdk.capture_exception(exc)
        raise
    except LineException as exc:
        sentry_sdk.capture_exception(exc)
        raise


async def feed(session, url):
    try:
        async with session.get(url, raise_for_status=True) as answer:
            return await answer.json()
    except ClientResponseError as exc:
        sentry_sdk.capture_exception(exc)
        raise


def archive(bucket, key):
    try:
        return bucket.get(key)
    except botocore.exceptions.HTTPClientError as exc:
        sentry_sdk.capture_exception(exc)
        raise


def anything_client_side(url):
    try:
        answer = httpx.get(url)
        answer.raise_for_status()
        if answer.status_code == 404:
            raise requests.HTTPError("gone")
        return answer
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise
