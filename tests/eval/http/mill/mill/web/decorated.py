"""Work in the background is known by its decorator too."""
import dramatiq
import sentry_sdk
from celery import shared_task
from celery.decorators import periodic_task
from fastapi import APIRouter
from huey.contrib.djhuey import db_task, task
from prefect import flow
from rq.decorators import job

from mill.store import grind

router = APIRouter()


@shared_task
def of_celery(key):
    try:
        grind(key)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


@shared_task(bind=True)
def of_celery_bound(self, key):
    try:
        grind(key)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


@periodic_task(run_every=3)
def of_celery_in_turns(key):
    try:
        grind(key)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


@task()
def of_huey(key):
    try:
        grind(key)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


@db_task()
def of_huey_with_a_database(key):
    try:
        grind(key)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


@dramatiq.actor
def of_dramatiq(key):
    try:
        grind(key)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


@job("night")
def of_rq(key):
    try:
        grind(key)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


@flow
def of_prefect(key):
    try:
        grind(key)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


@flow
def named(key):
    """A handler that names the answer is wrong wherever it stands."""
    from fastapi import HTTPException

    try:
        grind(key)
    except HTTPException as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201


@router.get("/")
def of_the_web(key):
    try:
        grind(key)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def of_nobody(key):
    try:
        grind(key)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
