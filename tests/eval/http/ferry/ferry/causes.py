"""Errors that become answers on their way: ``raise … from``, nested tries."""
import sentry_sdk
from fastapi import APIRouter, HTTPException

router = APIRouter()


class Full(Exception):
    pass


@router.get("/turned")
def turned(number: int, decks: dict):
    try:
        try:
            return decks[number]
        except KeyError as error:
            raise HTTPException(status_code=404, detail="no such deck") from error
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/turned-late")
def turned_late(number: int, decks: dict):
    try:
        return decks[number]
    except KeyError as error:
        raise HTTPException(status_code=404, detail="no such deck") from error
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise HTTPException(status_code=500) from exc


@router.get("/cause")
def cause(number: int, decks: dict):
    try:
        if number > 9:
            raise Full("deck") from HTTPException(status_code=404)
        return decks[number]
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/unmade")
def unmade(number: int, decks: dict):
    try:
        error = HTTPException(status_code=404)
        if number > 9:
            raise Full("deck")
        return decks.get(number, error)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/captured-cause")
def captured_cause(number: int, decks: dict):
    try:
        return decks[number]
    except KeyError as error:
        sentry_sdk.capture_exception(error)
        raise HTTPException(status_code=404) from error


@router.get("/made-then-captured")
def made_then_captured(number: int, decks: dict):
    try:
        return decks[number]
    except KeyError as error:
        answer = HTTPException(status_code=404)
        sentry_sdk.capture_exception(answer)  # expect: SNT201
        raise answer from error


@router.get("/only-cause")
def only_cause():
    try:
        return {}
    except HTTPException as exc:
        if exc.__cause__ is not None:
            sentry_sdk.capture_exception(exc.__cause__)
        raise


@router.get("/kept")
def kept(number: int, decks: dict):
    failed = None
    try:
        if number < 0:
            raise HTTPException(status_code=404)
        return decks[number]
    except Exception as exc:
        failed = exc
    if failed is not None and not isinstance(failed, HTTPException):
        sentry_sdk.capture_exception(failed)
    return None


@router.get("/kept-loud")
def kept_loud(number: int, decks: dict):
    failed = None
    try:
        if number < 0:
            raise HTTPException(status_code=404)
        return decks[number]
    except Exception as exc:  # expect: SNT202
        failed = exc
    if failed is not None:
        sentry_sdk.capture_exception(failed)
    return None


@router.get("/else")
def in_else(number: int, decks: dict):
    try:
        deck = decks[number]
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise HTTPException(status_code=500) from exc
    else:
        if not deck:
            raise HTTPException(status_code=404)
    return deck


@router.get("/loop")
def in_loop(numbers: list, decks: dict):
    for number in numbers:
        try:
            if number not in decks:
                raise HTTPException(status_code=404)
        except HTTPException:
            continue
        except Exception as exc:
            sentry_sdk.capture_exception(exc)
    return decks


@router.get("/re-raised")
def raised_again(number: int, decks: dict):
    try:
        try:
            if number not in decks:
                raise HTTPException(status_code=404)
        except HTTPException as answer:
            answer.detail = "no such deck"
            raise answer
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        raise
