import logging

import sentry_sdk


def stir(vat):
    try:
        vat.stir()
    except OSError as error:
        logging.critical("stuck: %s", error)
        sentry_sdk.capture_exception(error)
