"""The aquarium's service: which answers are errors."""

import logging

import sentry_sdk
from fastapi import APIRouter, HTTPException
from fastapi.exceptions import RequestValidationError

from aquarium.faults import NoSuchTank, PumpStopped, TankFull, tank_or_404, tank_or_none
from aquarium.log import logbook

router = APIRouter()
log = logging.getLogger(__name__)


@router.get("/tanks/{number}")
def tank(number: int, tanks):
    try:
        return tank_or_404(tanks, number).level
    except Exception as error:  # expect: SNT202
        logbook.failed(error, tank=number)
        return None


@router.get("/tanks/{number}/fish")
def fish(number: int, tanks):
    try:
        return tank_or_none(tanks, number).fish
    except Exception as error:
        logbook.failed(error, tank=number)
        return None


@router.get("/tanks/{number}/plants")
def plants(number: int, tanks):
    try:
        return tank_or_404(tanks, number).plants
    except HTTPException:
        raise
    except Exception as error:
        logbook.failed(error, tank=number)
        return None


@router.put("/tanks/{number}")
def fill(number: int, tanks, shoal):
    try:
        tank_or_404(tanks, number).add(shoal)
    except NoSuchTank as error:
        logbook.failed(error, tank=number)  # expect: SNT201
    except HTTPException as error:
        if error.status_code >= 500:
            logbook.failed(error, tank=number)
        raise
    except TankFull as error:
        logbook.failed(error, tank=number)  # expect: SNT203
    except RequestValidationError as error:
        sentry_sdk.capture_exception(error, tags={"tank": number})  # expect: SNT203
    except PumpStopped as error:
        logbook.failed(error, tank=number)


@router.post("/pumps/{number}")
def pump(number: int, pumps):
    try:
        pumps[number].start()
    except OSError as error:
        sentry_sdk.capture_exception(error, tags={"pump": number})  # expect: SNT204
        raise PumpStopped(f"pump {number}") from error
    except KeyError as error:
        sentry_sdk.capture_exception(error, tags={"pump": number})
        raise HTTPException(status_code=404) from error
    except ValueError as error:
        sentry_sdk.capture_exception(error, tags={"pump": number})
        raise


@router.post("/lights/{number}")
def lights(number: int, switches):
    try:
        switches[number].on()
    except OSError as error:
        log.error("no light in tank %s", number)
        sentry_sdk.capture_exception(error)  # expect: SNT205
    except ValueError as error:
        log.warning("odd light in tank %s", number)
        sentry_sdk.capture_exception(error)
    except KeyError:
        log.exception("no switch for tank %s", number)
