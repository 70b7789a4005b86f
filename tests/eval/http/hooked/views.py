"""What the hook drops makes no noise; what it lets pass does."""

import sentry_sdk
from fastapi import FastAPI, HTTPException
from pyramid.httpexceptions import HTTPNotFound
from werkzeug.exceptions import Forbidden, Gone

app = FastAPI()


@app.get("/buoys")
def buoys(store):
    try:
        raise HTTPException(404)
    except Exception as error:
        sentry_sdk.capture_exception(error)


@app.get("/lights")
def lights(store):
    try:
        raise Forbidden
    except Forbidden as error:
        sentry_sdk.capture_exception(error)


@app.get("/locks")
def locks(store):
    try:
        raise Gone
    except (Forbidden, Gone) as error:
        sentry_sdk.capture_exception(error)  # expect: SNT201


@app.get("/weirs")
def weirs(store):
    try:
        raise HTTPNotFound
    except HTTPNotFound as error:
        sentry_sdk.capture_exception(error)  # expect: SNT201
