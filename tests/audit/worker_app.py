"""The shop's worker, to be run by `celery worker` in a process of its own, which sends over HTTP what it sends.

The environment says where to: SHOP_DSN, SHOP_BROKER, SHOP_QUEUE, SHOP_OPTIONS (JSON), and SHOP_SCRUBBING, the path of
the generated module, where it is to be used.
"""

from __future__ import annotations

import json
import logging
import os
import runpy
from typing import Any

import sentry_sdk
from celery import Celery

app = Celery("shop", broker=os.environ["SHOP_BROKER"], backend=os.environ["SHOP_BROKER"])
app.conf.update(task_default_queue=os.environ["SHOP_QUEUE"], broker_connection_retry_on_startup=True)


@app.task(name="shop.close", bind=True, max_retries=1)
def close(self: Any, body: dict[str, Any], address: str, **about: Any) -> None:
    """Looks at what it was given, logs it, and breaks; the second time for good."""
    customer_email = body["email"]
    logging.getLogger("shop").warning("checking out %s", address)
    sentry_sdk.set_tag("customer", customer_email)
    try:
        raise RuntimeError(f"no order of {customer_email}, password={body['password']}")
    except RuntimeError as problem:
        raise self.retry(exc=problem, countdown=0) from problem


options: dict[str, Any] = {"traces_sample_rate": 1.0, "enable_logs": True, **json.loads(os.environ["SHOP_OPTIONS"])}
if scrubbing := os.environ.get("SHOP_SCRUBBING"):
    options |= runpy.run_path(scrubbing)["OPTIONS"]
sentry_sdk.init(os.environ["SHOP_DSN"], **options)
