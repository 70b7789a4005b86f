"""SNT108 and SNT109: what errors and log records say. For reading; the check is in ``checks.privacy``."""

from __future__ import annotations

from sentry_lint.rules.registry import Case, Rule, declare

RAISED = Rule(
    code="SNT108",
    name="pii-in-exception-text",
    summary="personal data or a credential in the text of an exception that is raised",
    what="""
    Reports an exception that is built of something personal or secret and raised: its text becomes the title of the
    event. Values are followed as everywhere, through helpers that raise what they are given, too. Of a class with an
    `__init__` of its own, what that hands to its base counts.

    Silent for HTTP exceptions and expected ones, for classes that the project answers by a registered handler, for the
    errors of forms and command lines (`click`, `argparse`, Django's `CommandError`), and for what is raised inside a
    `try` of the same function that has handlers.

    Only analysed where the rule is on, as it asks for every function that raises.
    """,
    why="""
    Neither the SDK's scrubber nor Sentry's own rules for e-mail addresses look at an exception's value. It is also the
    text that alerts, issue trackers and chats repeat.
    """,
    instead="""
    def debit(account, amount):
        if amount > account.balance:
            raise ValueError(f"account {account.id} has not enough")
    """,
    options=("privacy.personal", "privacy.secret", "privacy.neutral", "privacy.sanitizers", "privacy.allow"),
    on=False,
    bad=(
        Case(
            """
            def invite(guest, find):
                if find(guest.id) is not None:
                    raise LookupError(f"{guest.email} has been invited")
            """,
            at=(3,),
            policy='enable = ["SNT108"]',
        ),
        Case(
            """
            from refusals import refuse


            def sign_in(name, password):
                if name == password:
                    refuse(password)
            """,
            at=(6,),
            policy='enable = ["SNT108"]',
            files={
                "refusals.py": """
                def refuse(what):
                    raise PermissionError("refused: %s" % what)
                """
            },
        ),
    ),
    good=(
        Case(
            """
            def invite(guest, find):
                if find(guest.id) is not None:
                    raise LookupError(f"guest {guest.id} has been invited")
            """,
            policy='enable = ["SNT108"]',
        ),
        Case(
            """
            from fastapi import HTTPException


            def invite(guest, find):
                if find(guest.id) is not None:
                    raise HTTPException(409, detail=f"{guest.email} has been invited")
            """,
            policy='enable = ["SNT108"]',
        ),
        Case(
            """
            class Refused(Exception):
                def __init__(self, guest, email):
                    super().__init__(f"guest {guest} was refused")
                    self.email = email


            def invite(guest):
                raise Refused(guest.id, guest.email)
            """,
            policy='enable = ["SNT108"]',
        ),
    ),
)

LOGGED = Rule(
    code="SNT109",
    name="pii-in-log-record",
    summary="personal data or a credential in a log record that becomes an event or a breadcrumb",
    what="""
    Reports what is personal or secret in a call of `logging`, loguru or structlog: in the message, its arguments,
    `extra`, and the keywords of the latter two. Bags such as a request's body count as well.

    The record has to reach Sentry under the project's own settings: from `INFO` on by default, or as its
    `LoggingIntegration` and `LoguruIntegration` say; ignored loggers and switched-off integrations do not. structlog
    counts where it hands its events on to `logging`. User names are left alone here, unless the policy lists them.

    Only analysed where the rule is on, as it asks for every function that logs.
    """,
    why="""
    By default every record from `INFO` on is a breadcrumb of all later events of the request or task, and one from
    `ERROR` on an event. The SDK's scrubber looks at the names in `extra` and at nothing of the text.
    """,
    instead="""
    import logging

    log = logging.getLogger(__name__)


    def welcome(guest):
        log.info("guest %s is welcome", guest.id)
    """,
    options=("privacy.personal", "privacy.secret", "privacy.neutral", "privacy.sanitizers", "privacy.allow"),
    on=False,
    bad=(
        Case(
            """
            import logging

            log = logging.getLogger(__name__)


            def welcome(guest):
                log.info("%s is welcome", guest.email)
                log.warning("no room", extra={"guest": guest.phone})
            """,
            at=(7, 8),
            policy='enable = ["SNT109"]',
        ),
        Case(
            """
            from loguru import logger


            def welcome(guest):
                logger.success(f"{guest.first_name} is welcome")
            """,
            at=(5,),
            policy='enable = ["SNT109"]',
        ),
    ),
    good=(
        Case(
            """
            import logging

            log = logging.getLogger(__name__)


            def welcome(guest):
                log.info("guest %s is welcome", guest.id)
                log.debug("%s is welcome", guest.email)
            """,
            policy='enable = ["SNT109"]',
        ),
        Case(
            """
            import logging

            log = logging.getLogger("hotel.mail")


            def welcome(guest):
                log.info("%s is welcome", guest.email)
            """,
            policy='enable = ["SNT109"]',
            files={
                "start.py": """
                import sentry_sdk
                from sentry_sdk.integrations.logging import ignore_logger

                sentry_sdk.init()
                ignore_logger("hotel.mail")
                """
            },
        ),
    ),
)

declare(RAISED, LOGGED)
