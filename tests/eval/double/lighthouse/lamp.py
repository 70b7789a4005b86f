"""loguru: events from WARNING on; the standard library: none at all."""

import logging

import sentry_sdk
from loguru import logger

log = logging.getLogger(__name__)
bound = logger.bind(part="lamp")


def turn(lamp):
    try:
        lamp.turn()
    except OSError as error:
        logger.error("dark: {}", error)
        sentry_sdk.capture_exception(error)  # expect: SNT205
    except KeyError as error:
        logger.warning("dark: {}", error)
        sentry_sdk.capture_exception(error)  # expect: SNT205
    except ValueError as error:
        logger.success("not so dark")
        sentry_sdk.capture_exception(error)
    except TypeError as error:
        logger.exception("dark")
        sentry_sdk.capture_exception(error)
    except IndexError as error:
        logger.opt(exception=error).error("dark")
        sentry_sdk.capture_exception(error)
    except AttributeError as error:
        logger.opt(colors=True).error("dark")
        sentry_sdk.capture_exception(error)  # expect: SNT205
    except EOFError as error:
        bound.error("dark", exc_info=True)
        sentry_sdk.capture_exception(error)  # expect: SNT205
    except RuntimeError as error:
        logger.log("ERROR", "dark")
        sentry_sdk.capture_exception(error)  # expect: SNT205
    except ImportError as error:
        log.error("dark: %s", error)
        sentry_sdk.capture_exception(error)
    except NameError as error:
        log.exception("dark")
        sentry_sdk.set_tag("lamp", lamp.number)
        sentry_sdk.capture_exception(error)
