"""A deploy service: credentials on every surface."""
import getpass
import os

import sentry_sdk
from settings_of_the_service import get_password, make_slug
from settings_of_the_service import api_key as handle
from settings_of_the_service import region as area


def surfaces(account, exc):
    sentry_sdk.add_breadcrumb(message=f"login with {account.password}")  # expect: SNT106
    sentry_sdk.add_breadcrumb(message=f"login with {account.provider}")
    sentry_sdk.add_breadcrumb(data={"authorization": account.bearer_token})  # expect: SNT106
    sentry_sdk.add_breadcrumb(data={"scheme": account.scheme})
    sentry_sdk.set_tag("key", account.api_key)  # expect: SNT106
    sentry_sdk.set_tag("key", account.api_key_id)
    sentry_sdk.set_tags({"secret": account.client_secret})  # expect: SNT106
    sentry_sdk.set_context("vault", {"key": account.private_key})  # expect: SNT106
    sentry_sdk.set_context("vault", {"path": account.vault_path})
    sentry_sdk.set_extra("token", account.refresh_token)  # expect: SNT106
    sentry_sdk.set_user({"id": account.id, "token": account.access_token})  # expect: SNT106
    sentry_sdk.capture_message("refused " + account.passphrase)  # expect: SNT106
    sentry_sdk.capture_exception(ValueError(f"bad key {account.secret_key}"))  # expect: SNT106
    sentry_sdk.capture_exception(exc, extras={"cookie": account.session_cookie})  # expect: SNT106
    sentry_sdk.logger.error("refused", attributes={"jwt": account.jwt})  # expect: SNT106
    sentry_sdk.logger.error(f"refused {account.auth_token}")  # expect: SNT106
    with sentry_sdk.start_span(op="deploy", name="push") as span:
        span.set_data("password", account.password)  # expect: SNT106
        span.set_data("attempt", account.attempt)
        span.set_tag("token", account.deploy_token)  # expect: SNT106


# Hashing, masking and cutting clear what is personal, but not a secret.
def not_cleared(account, token):
    sentry_sdk.set_tag("token", token[:6])  # expect: SNT106
    sentry_sdk.set_tag("token", f"{token[:4]}…{token[-4:]}")  # expect: SNT106
    sentry_sdk.set_tag("hash", account.password_hash)  # expect: SNT106
    sentry_sdk.set_tag("set", account.password is not None)
    sentry_sdk.set_tag("length", len(account.password))
    sentry_sdk.set_tag("same", account.password == account.previous)
    sentry_sdk.set_tag("present", bool(token))
    sentry_sdk.set_tag("kind", type(token).__name__)


# case: R34, R35, R36, R41
def sources(config):
    sentry_sdk.set_extra("given", get_password())  # expect: SNT106
    sentry_sdk.set_extra("given", make_slug())
    fetch = get_password
    sentry_sdk.set_extra("given", fetch())  # expect: SNT106
    fetch = make_slug
    sentry_sdk.set_extra("given", fetch())
    sentry_sdk.set_extra("given", handle)  # expect: SNT106
    sentry_sdk.set_extra("given", area)
    typed = getpass.getpass()
    sentry_sdk.set_extra("given", typed)  # expect: SNT106
    typed = input()
    sentry_sdk.set_extra("given", typed)
    sentry_sdk.set_extra("given", config["client_secret"])  # expect: SNT106
    sentry_sdk.set_extra("given", config["stage_name"])
    sentry_sdk.set_extra("given", os.environ["DB_PASSWORD"])  # expect: SNT106
    sentry_sdk.set_extra("given", os.environ.get("STRIPE_API_KEY"))  # expect: SNT106
    sentry_sdk.set_extra("given", os.getenv("JWT_SECRET", ""))  # expect: SNT106
    sentry_sdk.set_extra("given", os.getenv("REGION", ""))


# case: R45
def by_key(value):
    sentry_sdk.set_extra("password", value)  # expect: SNT106
    sentry_sdk.set_context("call", {"authorization": value})  # expect: SNT106
    sentry_sdk.set_context("call", {"password": "***"})
    sentry_sdk.set_context("call", {"password": None})
    sentry_sdk.set_context("call", {"password": bool(value)})
    record = {"client_secret": value, "region": "eu"}
    sentry_sdk.set_context("call", record)  # expect: SNT106
    sentry_sdk.set_context("call", {"region": record["region"]})


# case: R60
def spellings(account, config):
    sentry_sdk.set_extra("given", account.apiKey)  # expect: SNT106
    sentry_sdk.set_extra("given", account.accessToken)  # expect: SNT106
    sentry_sdk.set_extra("given", config.DATABASEPASSWORD)  # expect: SNT106
    sentry_sdk.set_extra("given", config["x-api-key"])  # expect: SNT106
    sentry_sdk.set_extra("given", config.AWS_SECRET_ACCESS_KEY)  # expect: SNT106
    sentry_sdk.set_extra("given", config.APIBaseURL)


# case: N44
def infrastructure(config):
    sentry_sdk.set_extra("given", config.db_password)  # expect: SNT106
    sentry_sdk.set_extra("given", config.db_host)


# A secret wins over what is personal in the same place; two categories in two places are two findings.
def both(account):
    sentry_sdk.set_context("who", {"mail": account.email, "pw": account.password})  # expect: SNT103, SNT106
    sentry_sdk.add_breadcrumb(
        message=f"login of {account.email}",  # expect: SNT101
        data={"with": account.password},  # expect: SNT106
    )
