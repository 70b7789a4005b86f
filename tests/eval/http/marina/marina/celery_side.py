"""Celery and plain scripts: nobody waits for an answer there."""
import sentry_sdk
from celery import Celery, Task, shared_task
from fastapi import HTTPException

app = Celery("marina")


def fetch(number):
    if number < 0:
        raise HTTPException(status_code=404)
    return number


@shared_task(bind=True, autoretry_for=(ConnectionError,))
def tide(self, number):
    try:
        return fetch(number)
    except Exception as error:
        sentry_sdk.capture_exception(error)
        raise self.retry(exc=error)


@app.task
def wind(number):
    try:
        return fetch(number)
    except HTTPException:
        return None
    except Exception as error:
        sentry_sdk.capture_exception(error)
        raise


class Weather(Task):
    def run(self, number):
        return fetch(number)

    def on_failure(self, exc, task_id, args, kwargs, einfo):
        sentry_sdk.capture_exception(exc)
        super().on_failure(exc, task_id, args, kwargs, einfo)
