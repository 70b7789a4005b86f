"""Everybody who shreds."""
import asyncio
import functools
import shutil
from concurrent.futures import ThreadPoolExecutor
from shutil import rmtree

import sentry_sdk

import vault.io.files
from vault import io, safe
from vault.io import destroy, files, shred
from vault.io.files import Drawer, Shelf, ashred, copy
from vault.safe import empty_noted, note, shred_noted


def direct(path):
    shred(path)  # expect: SNT301
    files.shred(path)  # expect: SNT301
    io.shred(path)  # expect: SNT301
    io.files.shred(path, passes=3)  # expect: SNT301
    vault.io.files.shred(path)  # expect: SNT301
    destroy(path)  # expect: SNT301
    copy(path, "there")
    files.copy(path, "there")


def noted(path):
    shred_noted(path)
    safe.shred_noted(path)
    empty_noted(path)
    note("shred")
    shred(path)


def noted_by_hand(path):
    sentry_sdk.add_breadcrumb(category="vault.shred", message="Shredding by shred", level="warning")
    sentry_sdk.set_tag("procedure", "shred")
    shred(path)


def noted_in_one_branch(path, loud):
    if loud:
        note("shred")
    shred(path)  # expect: SNT301


def methods(root):
    Shelf(root).empty()  # expect: SNT301
    shelf = Shelf(root)
    shelf.empty()  # expect: SNT301
    shelf.list()
    Drawer().empty()
    drawer = files.Drawer()
    drawer.empty()
    files.Shelf(root).empty()  # expect: SNT301


def typed(shelf: Shelf, drawer: Drawer, other):
    shelf.empty()  # expect: SNT301
    drawer.empty()
    other.empty()


def standard_library(path):
    shutil.rmtree(path)  # expect: SNT301
    rmtree(path, ignore_errors=True)  # expect: SNT301
    shutil.copytree(path, "there")


async def asynchronous(path):
    await ashred(path)  # expect: SNT301
    await files.ashred(path)  # expect: SNT301
    await asyncio.to_thread(shred, path)  # expect: SNT301
    await asyncio.to_thread(copy, path, "there")


def handed_over(paths):
    functools.partial(shred, passes=2)(paths[0])  # expect: SNT301
    functools.partial(copy, target="there")(paths[0])
    with ThreadPoolExecutor() as pool:
        pool.submit(shred, paths[0])  # expect: SNT301
        pool.submit(copy, paths[0], "there")
        pool.submit(shred_noted, paths[0])


def alias(path):
    run = shred
    run(path)  # expect: SNT301
    run = copy
    run(path, "there")


def shadowed(path):
    def shred(where):
        return where

    return shred(path)


def parameter(path, shred):
    return shred(path)


def in_expressions(paths):
    done = [shred(path) for path in paths]  # expect: SNT301
    return done and shred(paths[0])  # expect: SNT301


def spoken_of(logger):
    logger.info("shred and rmtree are next")
    return {"shred": shred.__name__}


def dead(path):
    raise NotImplementedError
    shred(path)
