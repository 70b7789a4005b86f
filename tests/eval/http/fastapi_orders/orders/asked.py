"""Every way of asking a caught HTTP exception for its status or class: the branch captures, or it cannot."""
from http import HTTPStatus
from typing import TYPE_CHECKING

import sentry_sdk
from fastapi import HTTPException, status
from rest_framework.status import is_client_error, is_server_error, is_success
from somewhere import is_other, settings

DEBUG = False
ALWAYS = True
NOTHING = None
LEVEL = 1
NAME = "a"


def asked_1(run, known):
    try:
        return run()
    except HTTPException as exc:
        if exc.status_code >= 500:
            sentry_sdk.capture_exception(exc)
        if exc.status_code >= 499:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code > 499:
            sentry_sdk.capture_exception(exc)
        if exc.status_code > 498:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if 500 <= exc.status_code:
            sentry_sdk.capture_exception(exc)
        raise


def asked_2(run, known):
    try:
        return run()
    except HTTPException as exc:
        if 499 <= exc.status_code:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if 499 < exc.status_code:
            sentry_sdk.capture_exception(exc)
        if 498 < exc.status_code:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code < 500:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code <= 499:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def asked_3(run, known):
    try:
        return run()
    except HTTPException as exc:
        if exc.status_code < 400:
            sentry_sdk.capture_exception(exc)
        if exc.status_code < 401:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code <= 399:
            sentry_sdk.capture_exception(exc)
        if exc.status_code <= 400:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if 400 > exc.status_code:
            sentry_sdk.capture_exception(exc)
        raise


def asked_4(run, known):
    try:
        return run()
    except HTTPException as exc:
        if 400 >= exc.status_code:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if not exc.status_code < 500:
            sentry_sdk.capture_exception(exc)
        if not exc.status_code < 499:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if not exc.status_code <= 499:
            sentry_sdk.capture_exception(exc)
        if not exc.status_code <= 498:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def asked_5(run, known):
    try:
        return run()
    except HTTPException as exc:
        if not exc.status_code >= 400:
            sentry_sdk.capture_exception(exc)
        if not exc.status_code > 400:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if not exc.status_code > 399:
            sentry_sdk.capture_exception(exc)
        if exc.status_code == 500:
            sentry_sdk.capture_exception(exc)
        if exc.status_code == 499:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def asked_6(run, known):
    try:
        return run()
    except HTTPException as exc:
        if exc.status_code != 404:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if not exc.status_code == 404:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if not exc.status_code != 500:
            sentry_sdk.capture_exception(exc)
        if not exc.status_code != 404:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if 500 == exc.status_code:
            sentry_sdk.capture_exception(exc)
        raise


def asked_7(run, known):
    try:
        return run()
    except HTTPException as exc:
        if 404 == exc.status_code:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code is 500:
            sentry_sdk.capture_exception(exc)
        if exc.status_code is 404:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code is not 404:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code in (500, 502, 503):
            sentry_sdk.capture_exception(exc)
        raise


def asked_8(run, known):
    try:
        return run()
    except HTTPException as exc:
        if exc.status_code in (499, 500):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code in {500}:
            sentry_sdk.capture_exception(exc)
        if exc.status_code in [404]:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code not in (404, 409):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if not exc.status_code in (500, 502):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def asked_9(run, known):
    try:
        return run()
    except HTTPException as exc:
        if not exc.status_code not in (500, 502):
            sentry_sdk.capture_exception(exc)
        if exc.status_code in range(500, 600):
            sentry_sdk.capture_exception(exc)
        if exc.status_code in range(499, 600):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code in range(300, 400):
            sentry_sdk.capture_exception(exc)
        if exc.status_code in range(300, 401):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def asked_10(run, known):
    try:
        return run()
    except HTTPException as exc:
        if exc.status_code not in range(400, 500):
            sentry_sdk.capture_exception(exc)
        if exc.status_code not in range(401, 500):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code not in range(400, 499):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code // 100 == 5:
            sentry_sdk.capture_exception(exc)
        if exc.status_code // 100 == 4:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def asked_11(run, known):
    try:
        return run()
    except HTTPException as exc:
        if exc.status_code // 100 != 4:
            sentry_sdk.capture_exception(exc)
        if exc.status_code // 100 != 5:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code // 100 > 4:
            sentry_sdk.capture_exception(exc)
        if exc.status_code // 100 > 3:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code // 100 >= 5:
            sentry_sdk.capture_exception(exc)
        raise


def asked_12(run, known):
    try:
        return run()
    except HTTPException as exc:
        if exc.status_code // 100 >= 4:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code // 100 < 4:
            sentry_sdk.capture_exception(exc)
        if exc.status_code // 100 < 5:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code // 100 <= 3:
            sentry_sdk.capture_exception(exc)
        if exc.status_code // 100 <= 4:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def asked_13(run, known):
    try:
        return run()
    except HTTPException as exc:
        if exc.status_code // 100 in (5,):
            sentry_sdk.capture_exception(exc)
        if exc.status_code // 100 in (4, 5):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code // 100 not in (4,):
            sentry_sdk.capture_exception(exc)
        if exc.status_code // 100 not in (5,):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code // 10 == 50:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def asked_14(run, known):
    try:
        return run()
    except HTTPException as exc:
        if 400 <= exc.status_code < 500:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if 500 <= exc.status_code < 600:
            sentry_sdk.capture_exception(exc)
        if 499 <= exc.status_code < 600:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if not 400 <= exc.status_code < 500:
            sentry_sdk.capture_exception(exc)
        if not 400 <= exc.status_code < 499:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def asked_15(run, known):
    try:
        return run()
    except HTTPException as exc:
        if not 401 <= exc.status_code < 500:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if not 400 <= exc.status_code <= 499:
            sentry_sdk.capture_exception(exc)
        if 300 < exc.status_code < 400:
            sentry_sdk.capture_exception(exc)
        if 300 < exc.status_code <= 400:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if str(exc.status_code).startswith("5"):
            sentry_sdk.capture_exception(exc)
        raise


def asked_16(run, known):
    try:
        return run()
    except HTTPException as exc:
        if str(exc.status_code).startswith("4"):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if not str(exc.status_code).startswith("4"):
            sentry_sdk.capture_exception(exc)
        if not str(exc.status_code).startswith("5"):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if str(exc.status_code).startswith("50"):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if str(exc.status_code).startswith("1"):
            sentry_sdk.capture_exception(exc)
        raise


def asked_17(run, known):
    try:
        return run()
    except HTTPException as exc:
        if str(exc.status_code).startswith("3"):
            sentry_sdk.capture_exception(exc)
        if int(exc.status_code) >= 500:
            sentry_sdk.capture_exception(exc)
        if int(exc.status_code) >= 400:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if bool(exc.status_code >= 500):
            sentry_sdk.capture_exception(exc)
        if bool(exc.status_code >= 400):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def asked_18(run, known):
    try:
        return run()
    except HTTPException as exc:
        if exc.code >= 500:
            sentry_sdk.capture_exception(exc)
        if exc.code >= 400:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status >= 500:
            sentry_sdk.capture_exception(exc)
        if exc.status >= 400:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_int >= 500:
            sentry_sdk.capture_exception(exc)
        raise


def asked_19(run, known):
    try:
        return run()
    except HTTPException as exc:
        if exc.status_int >= 400:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.http_status >= 500:
            sentry_sdk.capture_exception(exc)
        if exc.http_status >= 400:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.other >= 500:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status.value >= 500:
            sentry_sdk.capture_exception(exc)
        raise


def asked_20(run, known):
    try:
        return run()
    except HTTPException as exc:
        if exc.status.value >= 400:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.response.status_code >= 500:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if getattr(exc, "status_code", 500) >= 500:
            sentry_sdk.capture_exception(exc)
        if getattr(exc, "status_code", 500) >= 400:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            sentry_sdk.capture_exception(exc)
        raise


def asked_21(run, known):
    try:
        return run()
    except HTTPException as exc:
        if exc.status_code >= HTTPStatus.NOT_FOUND:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code == HTTPStatus.NOT_FOUND:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code == HTTPStatus.BAD_GATEWAY:
            sentry_sdk.capture_exception(exc)
        if exc.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR.value:
            sentry_sdk.capture_exception(exc)
        if exc.status_code >= status.HTTP_500_INTERNAL_SERVER_ERROR:
            sentry_sdk.capture_exception(exc)
        raise


def asked_22(run, known):
    try:
        return run()
    except HTTPException as exc:
        if exc.status_code >= status.HTTP_404_NOT_FOUND:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if is_server_error(exc.status_code):
            sentry_sdk.capture_exception(exc)
        if is_client_error(exc.status_code):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if is_success(exc.status_code):
            sentry_sdk.capture_exception(exc)
        if not is_server_error(exc.status_code):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def asked_23(run, known):
    try:
        return run()
    except HTTPException as exc:
        if not is_client_error(exc.status_code):
            sentry_sdk.capture_exception(exc)
        if not is_success(exc.status_code):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if is_server_error(exc.status_code, True):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code >= 500 or known:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code >= 500 and known:
            sentry_sdk.capture_exception(exc)
        raise


def asked_24(run, known):
    try:
        return run()
    except HTTPException as exc:
        if known or exc.status_code >= 500:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if known and exc.status_code >= 500:
            sentry_sdk.capture_exception(exc)
        if not (exc.status_code < 500 or known):
            sentry_sdk.capture_exception(exc)
        if not (exc.status_code < 500 and known):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code >= 500 or exc.status_code < 400:
            sentry_sdk.capture_exception(exc)
        raise


def asked_25(run, known):
    try:
        return run()
    except HTTPException as exc:
        if exc.status_code >= 500 or exc.status_code < 401:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code == 500 or exc.status_code in (502, 503):
            sentry_sdk.capture_exception(exc)
        if exc.status_code >= 400 and exc.status_code != 404:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code >= 400 and exc.status_code > 499:
            sentry_sdk.capture_exception(exc)
        if (code := exc.status_code) >= 500:
            sentry_sdk.capture_exception(exc)
        raise


def asked_26(run, known):
    try:
        return run()
    except HTTPException as exc:
        if (code := exc.status_code) >= 400:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if isinstance(exc, OSError):
            sentry_sdk.capture_exception(exc)
        if not isinstance(exc, HTTPException):
            sentry_sdk.capture_exception(exc)
        if isinstance(exc, HTTPException):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if not isinstance(exc, OSError):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def asked_27(run, known):
    try:
        return run()
    except HTTPException as exc:
        if isinstance(exc, (OSError, KeyError)):
            sentry_sdk.capture_exception(exc)
        if isinstance(exc, (OSError, HTTPException)):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if isinstance(exc, OSError | KeyError):
            sentry_sdk.capture_exception(exc)
        if isinstance(exc, OSError | HTTPException):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if type(exc) is HTTPException:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def asked_28(run, known):
    try:
        return run()
    except HTTPException as exc:
        if type(exc) is not HTTPException:
            sentry_sdk.capture_exception(exc)
        if type(exc) == HTTPException:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if type(exc) != HTTPException:
            sentry_sdk.capture_exception(exc)
        if type(exc) in (HTTPException,):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if type(exc) not in (HTTPException,):
            sentry_sdk.capture_exception(exc)
        raise


def asked_29(run, known):
    try:
        return run()
    except HTTPException as exc:
        if exc.__class__ is HTTPException:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.__class__ is not HTTPException:
            sentry_sdk.capture_exception(exc)
        if issubclass(type(exc), HTTPException):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if not issubclass(type(exc), HTTPException):
            sentry_sdk.capture_exception(exc)
        if issubclass(type(exc), OSError):
            sentry_sdk.capture_exception(exc)
        raise


def asked_30(run, known):
    try:
        return run()
    except HTTPException as exc:
        if hasattr(exc, "status_code"):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if not hasattr(exc, "status_code"):
            sentry_sdk.capture_exception(exc)
        if not hasattr(exc, "code"):
            sentry_sdk.capture_exception(exc)
        if not hasattr(exc, "status"):
            sentry_sdk.capture_exception(exc)
        if not hasattr(exc, "status_int"):
            sentry_sdk.capture_exception(exc)
        raise


def asked_31(run, known):
    try:
        return run()
    except HTTPException as exc:
        if not hasattr(exc, "detail"):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if exc.status_code:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if True:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if False:
            sentry_sdk.capture_exception(exc)
        if not True:
            sentry_sdk.capture_exception(exc)
        raise


def asked_32(run, known):
    try:
        return run()
    except HTTPException as exc:
        if not False:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if 1:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if 0:
            sentry_sdk.capture_exception(exc)
        if TYPE_CHECKING:
            sentry_sdk.capture_exception(exc)
        if not TYPE_CHECKING:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def asked_33(run, known):
    try:
        return run()
    except HTTPException as exc:
        if DEBUG:
            sentry_sdk.capture_exception(exc)
        if not DEBUG:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if ALWAYS:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if not ALWAYS:
            sentry_sdk.capture_exception(exc)
        if DEBUG is None:
            sentry_sdk.capture_exception(exc)
        raise


def asked_34(run, known):
    try:
        return run()
    except HTTPException as exc:
        if NOTHING is None:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if NOTHING is not None:
            sentry_sdk.capture_exception(exc)
        if LEVEL == 1:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if LEVEL == 2:
            sentry_sdk.capture_exception(exc)
        if LEVEL != 1:
            sentry_sdk.capture_exception(exc)
        raise


def asked_35(run, known):
    try:
        return run()
    except HTTPException as exc:
        if LEVEL != 2:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if LEVEL in (1, 2):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if LEVEL in (2, 3):
            sentry_sdk.capture_exception(exc)
        if LEVEL not in (1, 2):
            sentry_sdk.capture_exception(exc)
        if LEVEL not in (2, 3):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def asked_36(run, known):
    try:
        return run()
    except HTTPException as exc:
        if LEVEL in {1: "a"}:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if NAME in {"a": 1}:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if NAME in {"b": 1}:
            sentry_sdk.capture_exception(exc)
        if NAME not in {"a": 1}:
            sentry_sdk.capture_exception(exc)
        if LEVEL in (2, known):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def asked_37(run, known):
    try:
        return run()
    except HTTPException as exc:
        if LEVEL is 1:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if LEVEL is 2:
            sentry_sdk.capture_exception(exc)
        if settings.DEBUG:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


# A test that cannot be seen through may have ruled out anything.


def asked_in_the_dark_1(run, known):
    try:
        return run()
    except HTTPException as exc:
        if exc.status_code in range(600):
            sentry_sdk.capture_exception(exc)
        raise


def asked_in_the_dark_2(run, known):
    try:
        return run()
    except HTTPException as exc:
        if exc.status_code in known:
            sentry_sdk.capture_exception(exc)
        raise


def asked_in_the_dark_3(run, known):
    try:
        return run()
    except HTTPException as exc:
        if exc.status_code in ():
            sentry_sdk.capture_exception(exc)
        raise


def asked_in_the_dark_4(run, known):
    try:
        return run()
    except HTTPException as exc:
        if isinstance(exc, known):
            sentry_sdk.capture_exception(exc)
        raise


def asked_in_the_dark_5(run, known):
    try:
        return run()
    except HTTPException as exc:
        if isinstance(exc, ()):
            sentry_sdk.capture_exception(exc)
        raise


def asked_in_the_dark_6(run, known):
    try:
        return run()
    except HTTPException as exc:
        if is_other(exc):
            sentry_sdk.capture_exception(exc)
        raise


def asked_in_the_dark_7(run, known):
    try:
        return run()
    except HTTPException as exc:
        if known(exc):
            sentry_sdk.capture_exception(exc)
        raise


def asked_in_the_dark_8(run, known):
    try:
        return run()
    except HTTPException as exc:
        if not known(exc):
            sentry_sdk.capture_exception(exc)
        raise
