"""A night bakery: what is sent by threads, executors, loops and generators."""
import asyncio
import functools
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import sentry_sdk
from sentry_sdk import set_tag


def tell(line):
    set_tag("line", line)


def tell_second(first, second):
    set_tag("line", second)


async def tell_later(line):
    set_tag("line", line)


def threads(guest):
    threading.Thread(target=tell, args=(guest.email,)).start()  # expect: SNT102
    threading.Thread(target=tell, args=(guest.id,)).start()
    threading.Thread(target=tell, kwargs={"line": guest.email}).start()  # expect: SNT102
    threading.Thread(target=tell_second, args=(guest.email, guest.id)).start()
    threading.Thread(target=functools.partial(tell, guest.email)).start()  # expect: SNT102
    threading.Thread(target=lambda: tell(guest.email)).start()  # expect: SNT102
    threading.Timer(3, tell, [guest.email]).start()  # expect: SNT102
    threading.Timer(3, tell, args=[guest.id]).start()
    threading.Thread(target=guest.bake, args=(guest.email,)).start()


def pools(guest, executor, queue):
    executor.submit(tell, guest.email)  # expect: SNT102
    executor.submit(tell, guest.id)
    executor.submit(tell_second, guest.id, guest.email)  # expect: SNT102
    executor.submit(tell_second, guest.email, guest.id)
    executor.submit(guest.bake, guest.email)
    with ThreadPoolExecutor() as pool:
        pool.map(tell, [guest.email])  # expect: SNT102
        pool.map(tell, [guest.id])
        pool.map(guest.bake, [guest.email])
    queue.enqueue(tell, guest.email)  # expect: SNT102
    queue.enqueue(guest.email)


async def loops(guest, loop, group):
    asyncio.create_task(tell_later(guest.email))  # expect: SNT102
    asyncio.create_task(tell_later(guest.id))
    await asyncio.to_thread(tell, guest.email)  # expect: SNT102
    await asyncio.to_thread(tell, guest.id)
    loop.call_soon(tell, guest.email)  # expect: SNT102
    loop.call_soon_threadsafe(tell, guest.email)  # expect: SNT102
    loop.call_later(3, tell, guest.email)  # expect: SNT102
    loop.call_soon(tell, guest.id)
    await loop.run_in_executor(None, tell, guest.email)  # expect: SNT102
    await loop.run_in_executor(None, functools.partial(tell, line=guest.id))
    group.create_task(tell_later(guest.email))  # expect: SNT102
    loop.call_soon(sentry_sdk.set_tag, "line", guest.email)  # expect: SNT102
    loop.call_soon(sentry_sdk.set_tag, "line", guest.id)


def reaches(guests):
    for guest in guests:
        yield guest.email


def numbers(guests):
    for guest in guests:
        yield guest.id


def both(guests):
    yield from numbers(guests)
    yield from reaches(guests)


def through(values):
    yield from values


def generators(guests, guest):
    for line in both(guests):
        set_tag("line", line)  # expect: SNT102
    for line in numbers(guests):
        set_tag("line", line)
    for line in through([guest.email]):
        set_tag("line", line)  # expect: SNT102
    for line in through([guest.id]):
        set_tag("line", line)


@contextmanager
def noted(line):
    set_tag("line", line)
    yield


@contextmanager
def scoped(line):
    with sentry_sdk.new_scope() as scope:
        scope.set_tag("line", line)
        yield scope


def managers(guest):
    with noted(guest.email):  # expect: SNT102
        pass
    with noted(guest.id):
        pass
    with scoped(guest.email) as scope:  # expect: SNT102
        scope.set_tag("oven", guest.oven)
    with scoped(guest.id) as scope:
        scope.set_tag("line", guest.email)  # expect: SNT102


def classes(guest):
    class Note:
        def __init__(self, line):
            self.line = line

        def send(self):
            set_tag("line", self.line)
            set_tag("guest", guest.email)  # expect: SNT102
            set_tag("guest", guest.id)

        @staticmethod
        def tell(line):
            set_tag("line", line)

    Note(guest.email).send()  # expect: SNT102
    Note(guest.id).send()
    Note.tell(guest.email)  # expect: SNT102
    Note.tell(guest.id)

    class Baking(threading.Thread):
        def run(self):
            set_tag("line", guest.phone)  # expect: SNT102

    Baking().start()
