"""Events in loops (SNT504)."""

import sentry_sdk
import sentry_sdk as reporting
from sentry_sdk import capture_exception, capture_message
from sentry_sdk.api import capture_event


def handlers(kilns):
    for kiln in kilns:
        try:
            kiln.fire()
        except Exception as error:
            sentry_sdk.capture_exception(error)  # expect: SNT504


def plain(kilns, events):
    for kiln in kilns:
        if kiln.cold:
            reporting.capture_message("a kiln is cold", level="error")  # expect: SNT504
            continue
        kiln.fire()
    for event in events:
        capture_event(event)  # expect: SNT504
    while kilns:
        capture_message("kilns are left", level="error")  # expect: SNT504
        kilns.pop()


def scopes(kilns):
    for number, kiln in enumerate(kilns):
        with sentry_sdk.new_scope() as scope:
            scope.set_tag("kiln", number)
            try:
                kiln.fire()
            except OSError as error:
                scope.capture_exception(error)  # expect: SNT504


def retries(kiln):
    for attempt in range(3):
        try:
            return kiln.fire()
        except OSError as error:
            capture_exception(error)  # expect: SNT504
            kiln.wait(attempt)
    return None


def comprehensions(errors):
    return [capture_exception(error) for error in errors]  # expect: SNT504


def generators(errors):
    return any(sentry_sdk.capture_exception(error) for error in errors)  # expect: SNT504


def inner_loop_ends(kilns):
    for kiln in kilns:
        for load in kiln.loads:
            if load.broken:
                kiln.stop()
                break
        else:
            capture_message("a kiln with nothing broken", level="error")  # expect: SNT504


class Works:
    def fire(self, kilns):
        for kiln in kilns:
            try:
                kiln.fire()
            except Exception:
                if kiln.valuable:
                    capture_exception()  # expect: SNT504
                self.broken.append(kiln)


def first_only(kilns):
    for kiln in kilns:
        try:
            kiln.fire()
        except Exception as error:
            capture_exception(error)
            break


def raised(kilns):
    for kiln in kilns:
        try:
            kiln.fire()
        except Exception as error:
            capture_exception(error)
            raise
        if kiln.cold:
            capture_message("a kiln is cold", level="error")
            return


def after(kilns):
    broken = []
    for kiln in kilns:
        try:
            kiln.fire()
        except OSError as error:
            broken.append(error)
    if broken:
        capture_message("kilns are broken", level="error")
    else:
        capture_message("nothing is broken", level="warning")


def around(kilns):
    try:
        for kiln in kilns:
            kiln.fire()
    except Exception as error:
        capture_exception(error)


def in_else(kilns):
    for kiln in kilns:
        if kiln.cold:
            break
    else:
        capture_message("no kiln is cold", level="warning")


def worker(queue):
    while True:
        job = queue.get()
        try:
            job.run()
        except Exception as error:
            capture_exception(error)


def watcher(queue):
    while queue.open:
        if queue.size() > 1000:
            capture_message("the queue is long", level="warning")
        queue.wait()


async def consumer(messages):
    async for message in messages:
        try:
            await message.handle()
        except Exception as error:
            capture_exception(error)


def callbacks(kilns):
    for kiln in kilns:

        def failed(error):
            capture_exception(error)

        kiln.on_error(failed)
        kiln.on_close(lambda: capture_message("closed", level="warning"))


def crumbs(kilns):
    for kiln in kilns:
        sentry_sdk.add_breadcrumb(category="kiln.fire", message="next kiln", level="info")
        kiln.fire()
        kiln.capture_exception(None)
