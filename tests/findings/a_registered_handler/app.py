import sentry_sdk
from fastapi import FastAPI, HTTPException

app = FastAPI()


@app.exception_handler(404)
def missing(request, exc):
    sentry_sdk.capture_exception(exc)


@app.exception_handler(HTTPException)
def answered(request, exc):
    sentry_sdk.capture_exception(exc)
