"""Every call, method, attribute and object of the SDK, each by place, by keyword and spread."""
import sentry_sdk
from sentry_sdk import Client, Hub, Scope, api, configure_scope, new_scope, push_scope
from sentry_sdk import (
    add_attachment,
    add_breadcrumb,
    capture_event,
    capture_exception,
    capture_message,
    set_attribute,
    set_attributes,
    set_context,
    set_extra,
    set_tag,
    set_tags,
    set_transaction_name,
    set_user,
    start_span,
    start_transaction,
    update_current_span,
)


def tags(order, more, rows):
    set_tag("a", order.email)  # expect: SNT102
    set_tag(key="a", value=order.email)  # expect: SNT102
    set_tag(order.email, "a")  # expect: SNT102
    set_tag("a", value=order.id)
    set_tag(**{"key": "a", "value": order.email})  # expect: SNT102
    set_tag(**{"key": "a", "value": order.id})
    set_tag(*["a", order.email])  # expect: SNT102
    set_tag(*rows)
    set_tag(**more)
    set_tag("email", order.line)  # expect: SNT102
    set_tag("row", order.line)
    set_tag("a")
    set_tags({"a": order.email})  # expect: SNT102
    set_tags({"a": order.id})
    set_tags(tags={"a": order.email})  # expect: SNT102
    set_tags({"email": order.line})  # expect: SNT102
    set_tags(dict(a=order.email))  # expect: SNT102
    set_tags({order.email: "a"})  # expect: SNT102
    set_tags(vars(order.customer))  # expect: SNT107
    api.set_tag("a", order.email)  # expect: SNT102
    sentry_sdk.api.set_tag("a", order.email)  # expect: SNT102
    sentry_sdk.set_nothing("a", order.email)


def users(order, customer):
    set_user({"id": order.id, "email": order.line})  # expect: SNT104
    set_user({"id": order.id})
    set_user({"id": order.email})  # expect: SNT104
    set_user({"username": order.line})  # expect: SNT104
    set_user({"username": None})
    set_user({"username": "robot"})
    set_user({"ip_address": order.line})  # expect: SNT104
    set_user({"ip_address": "{{auto}}"})
    set_user({"name": order.line})  # expect: SNT104
    set_user({"name": order.line_id})
    set_user({"plan": order.line})
    set_user({"email": order.email, "username": order.username})  # expect: SNT104
    set_user(value={"email": order.line})  # expect: SNT104
    set_user(None)
    set_user(customer.to_dict())  # expect: SNT107
    set_user({"password": order.password})  # expect: SNT106
    set_user(dict(email=order.line))  # expect: SNT104
    data = {"id": order.id}
    data["email"] = order.line
    set_user(data)  # expect: SNT104
    data = {"id": order.id, "email": order.line}
    data.pop("email")
    set_user(data)
    set_user({**data, "email": order.line})  # expect: SNT104
    set_user(order)


def contexts(order):
    set_context("order", {"a": order.email})  # expect: SNT103
    set_context("order", {"a": order.id})
    set_context(key="order", value={"a": order.email})  # expect: SNT103
    set_context(order.email, {})  # expect: SNT103
    set_context("order", {"a": {"b": [order.email]}})  # expect: SNT103
    set_context("order", {"a": {"b": [order.id]}})
    set_extra("a", order.email)  # expect: SNT103
    set_extra(key="a", value=order.email)  # expect: SNT103
    set_extra("a", order.id)
    set_extra(order.email, 1)  # expect: SNT103
    set_attribute("a", order.email)  # expect: SNT103
    set_attribute("a", order.id)
    set_attributes({"a": order.email})  # expect: SNT103
    set_attributes({"a": order.id})
    add_attachment(bytes=order.email)  # expect: SNT103
    add_attachment(order.email)  # expect: SNT103
    add_attachment(filename=order.email)  # expect: SNT103
    add_attachment(path=order.email)  # expect: SNT103
    add_attachment(bytes=order.id, filename="a")


def crumbs(order, more, rows):
    add_breadcrumb(message=order.email)  # expect: SNT101
    add_breadcrumb(message=order.id)
    add_breadcrumb(category=order.email)  # expect: SNT101
    add_breadcrumb(data={"a": order.email})  # expect: SNT101
    add_breadcrumb(data={"a": order.id}, level=order.email, timestamp=order.email)
    add_breadcrumb(type=order.email)  # expect: SNT101
    add_breadcrumb(other=order.email)  # expect: SNT101
    add_breadcrumb(email=order.line)  # expect: SNT101
    add_breadcrumb(other=order.id)
    add_breadcrumb({"message": order.email})  # expect: SNT101
    add_breadcrumb(crumb={"message": order.email})  # expect: SNT101
    add_breadcrumb({"data": {"a": order.email}})  # expect: SNT101
    add_breadcrumb({"other": order.email})  # expect: SNT101
    add_breadcrumb({"email": order.line})  # expect: SNT101
    add_breadcrumb({"message": order.id, "data": {"a": order.id}})
    add_breadcrumb({"message": order.id}, hint=order.email)
    add_breadcrumb({"message": order.id}, {"a": order.email})
    add_breadcrumb(**{"data": {"a": order.email}})  # expect: SNT101
    add_breadcrumb(**more)
    add_breadcrumb(*rows)
    add_breadcrumb(dict(message=order.email))  # expect: SNT101
    add_breadcrumb(vars(order.customer))  # expect: SNT107
    crumb = {"message": order.id}
    crumb["message"] = order.email
    add_breadcrumb(crumb)  # expect: SNT101


def captures(order, error, more):
    capture_message(order.email)  # expect: SNT105
    capture_message(message=order.email)  # expect: SNT105
    capture_message(order.id)
    capture_message("a", order.email)
    capture_message("a", level=order.email)
    capture_message("a", tags={"a": order.email})  # expect: SNT102
    capture_message("a", extras={"a": order.email})  # expect: SNT103
    capture_message("a", extra={"a": order.email})  # expect: SNT103
    capture_message("a", contexts={"a": {"b": order.email}})  # expect: SNT103
    capture_message("a", context={"a": {"b": order.email}})  # expect: SNT103
    capture_message("a", user={"email": order.line})  # expect: SNT104
    capture_message("a", fingerprint=[order.email])  # expect: SNT105
    capture_message("a", attributes={"a": order.email})  # expect: SNT103
    capture_message("a", tags={"a": order.id}, extras={"a": order.id}, user={"id": order.id}, fingerprint=["a"])
    capture_exception(error, tags={"a": order.email})  # expect: SNT102
    capture_exception(error, extras={"a": order.email})  # expect: SNT103
    capture_exception(error, user={"email": order.line})  # expect: SNT104
    capture_exception(ValueError(order.email))  # expect: SNT105
    capture_exception(ValueError(order.id))
    capture_exception(error=ValueError(order.email))  # expect: SNT105
    capture_exception(ValueError(f"of {order.email}"))  # expect: SNT105
    capture_exception(Warning(order.email))  # expect: SNT105
    capture_exception(SystemExit(order.email))  # expect: SNT105
    capture_exception(KeyboardInterrupt(order.email))  # expect: SNT105
    capture_exception(RuntimeError(order.email).with_traceback(None))  # expect: SNT105
    capture_exception(Sad(order.email))  # expect: SNT105
    capture_exception(Sad(order.id))
    capture_exception(**{"tags": {"a": order.email}})  # expect: SNT102
    capture_exception(error, **more)
    capture_event({"message": order.email})  # expect: SNT105
    capture_event({"tags": {"a": order.email}})  # expect: SNT102
    capture_event({"user": {"email": order.line}})  # expect: SNT104
    capture_event({"extra": {"a": order.email}})  # expect: SNT103
    capture_event({"other": order.email})  # expect: SNT103
    capture_event({"breadcrumbs": [{"message": order.email}]})  # expect: SNT101
    capture_event({"message": order.id, "tags": {"a": order.id}})
    capture_event({"message": order.id}, {"a": order.email})
    capture_event(event={"message": order.email})  # expect: SNT105


class Sad(Exception):
    pass


def spans(order):
    with start_span(op="a", name=order.email):  # expect: SNT105
        pass
    with start_span(op="a", description=order.email) as span:  # expect: SNT105
        span.set_tag("a", order.email)  # expect: SNT102
        span.set_tag("a", order.id)
        span.set_data("a", order.email)  # expect: SNT103
        span.set_data("a", order.id)
        span.set_attribute("a", order.email)  # expect: SNT103
        span.update_data({"a": order.email})  # expect: SNT103
        span.set_attributes({"a": order.email})  # expect: SNT103
        span.set_context("a", {"a": order.email})  # expect: SNT103
        span.set_measurement("a", order.email)
        span.set_status(order.email)
        span.description = order.email  # expect: SNT105
        span.name = order.email  # expect: SNT105
        span.name = order.id
        span.op = order.email
        with span.start_child(name=order.email) as child:  # expect: SNT105
            child.set_data("a", order.email)  # expect: SNT103
        span.containing_transaction.name = order.email  # expect: SNT105
        span.containing_transaction.set_tag("a", order.email)  # expect: SNT102
    with start_span(op=order.email, name="a"):
        pass
    with start_span(name="a", attributes={"a": order.email}):  # expect: SNT103
        pass
    with start_transaction(name=order.email) as transaction:  # expect: SNT105
        transaction.name = order.email  # expect: SNT105
        transaction.set_data("a", order.email)  # expect: SNT103
        transaction.start_child(name=order.email)  # expect: SNT105
        transaction.start_child(name="a").set_data("a", order.email)  # expect: SNT103
    set_transaction_name(order.email)  # expect: SNT105
    set_transaction_name(name=order.email)  # expect: SNT105
    set_transaction_name("a", source=order.email)
    update_current_span(name=order.email)  # expect: SNT105
    update_current_span(attributes={"a": order.email})  # expect: SNT103
    update_current_span(data={"a": order.email})  # expect: SNT103
    update_current_span(op=order.email)
    span = sentry_sdk.get_current_span()
    span.set_data("a", order.email)  # expect: SNT103
    if span is not None:
        span.set_data("a", order.email)  # expect: SNT103


def logs(order):
    sentry_sdk.logger.trace(order.email)  # expect: SNT105
    sentry_sdk.logger.debug(order.email)  # expect: SNT105
    sentry_sdk.logger.info(order.email)  # expect: SNT105
    sentry_sdk.logger.warning(order.email)  # expect: SNT105
    sentry_sdk.logger.error(order.email)  # expect: SNT105
    sentry_sdk.logger.fatal(order.email)  # expect: SNT105
    sentry_sdk.logger.info("a", attributes={"a": order.email})  # expect: SNT103
    sentry_sdk.logger.info("of {who}", who=order.email)  # expect: SNT105
    sentry_sdk.logger.info("of {who}", who=order.id)
    sentry_sdk.logger.info("a", order.email)  # expect: SNT105
    sentry_sdk.metrics.count("a", 1, attributes={"a": order.email})  # expect: SNT103
    sentry_sdk.metrics.gauge("a", 1, attributes={"a": order.email})  # expect: SNT103
    sentry_sdk.metrics.distribution("a", 1, attributes={"a": order.email})  # expect: SNT103
    sentry_sdk.metrics.incr("a", 1, tags={"a": order.email})  # expect: SNT103
    sentry_sdk.metrics.count("a", order.email)
    sentry_sdk.metrics.count("a", 1, unit=order.email)


def scopes(order, scope: Scope, hub: Hub):
    scope.set_tag("a", order.email)  # expect: SNT102
    scope.set_tag("a", order.id)
    scope.set_tags({"a": order.email})  # expect: SNT102
    scope.set_context("a", {"a": order.email})  # expect: SNT103
    scope.set_extra("a", order.email)  # expect: SNT103
    scope.set_extras({"a": order.email})  # expect: SNT103
    scope.set_user({"email": order.line})  # expect: SNT104
    scope.set_transaction_name(order.email)  # expect: SNT105
    scope.set_attribute("a", order.email)  # expect: SNT103
    scope.set_attributes({"a": order.email})  # expect: SNT103
    scope.add_breadcrumb(message=order.email)  # expect: SNT101
    scope.add_attachment(bytes=order.email)  # expect: SNT103
    scope.capture_message(order.email)  # expect: SNT105
    scope.capture_exception(ValueError(order.email))  # expect: SNT105
    scope.capture_event({"message": order.email})  # expect: SNT105
    scope.start_span(name=order.email)  # expect: SNT105
    scope.start_transaction(name=order.email)  # expect: SNT105
    scope.update_from_kwargs(tags={"a": order.email})  # expect: SNT102
    scope.set_level(order.email)
    scope.user = {"email": order.line}  # expect: SNT104
    scope.user = {"id": order.id}
    scope.fingerprint = [order.email]  # expect: SNT105
    scope.transaction = order.email  # expect: SNT105
    scope.level = order.email
    scope.span.set_data("a", order.email)  # expect: SNT103
    scope.transaction.set_data("a", order.email)  # expect: SNT103
    scope.fork().set_tag("a", order.email)  # expect: SNT102
    Scope.set_tag(scope, "a", order.email)  # expect: SNT102
    Scope.set_tag(scope, "a", order.id)
    Scope.set_tag(scope, **{"key": "a", "value": order.email})  # expect: SNT102
    Scope.get_current_scope().set_tag("a", order.email)  # expect: SNT102
    Scope.get_isolation_scope().set_tag("a", order.email)  # expect: SNT102
    Scope.get_global_scope().set_tag("a", order.email)  # expect: SNT102
    Scope().set_tag("a", order.email)  # expect: SNT102
    sentry_sdk.get_current_scope().set_tag("a", order.email)  # expect: SNT102
    sentry_sdk.get_isolation_scope().set_tag("a", order.email)  # expect: SNT102
    sentry_sdk.get_global_scope().set_tag("a", order.email)  # expect: SNT102
    sentry_sdk.get_client().capture_event({"message": order.email})  # expect: SNT105
    hub.set_tag("a", order.email)  # expect: SNT102
    hub.scope.set_tag("a", order.email)  # expect: SNT102
    hub.client.capture_event({"message": order.email})  # expect: SNT105
    hub.capture_message(order.email)  # expect: SNT105
    Hub.current.scope.set_tag("a", order.email)  # expect: SNT102
    Hub.main.scope.set_tag("a", order.email)  # expect: SNT102
    Hub.current.add_breadcrumb(message=order.email)  # expect: SNT101
    Hub.current.add_breadcrumb(message=order.id)
    hub.start_span(name="a").set_data("a", order.email)  # expect: SNT103
    with hub.push_scope() as pushed:
        pushed.set_tag("a", order.email)  # expect: SNT102
    with hub.configure_scope() as configured:
        configured.set_tag("a", order.email)  # expect: SNT102


def scopes_in_blocks(order):
    with configure_scope() as scope:
        scope.set_tag("a", order.email)  # expect: SNT102
    with push_scope() as scope:
        scope.set_tag("a", order.email)  # expect: SNT102
    with new_scope() as scope:
        scope.set_tag("a", order.email)  # expect: SNT102
        scope.set_tag("a", order.id)
    with sentry_sdk.isolation_scope() as scope:
        scope.set_tag("a", order.email)  # expect: SNT102
    with sentry_sdk.use_scope(scope) as used:
        used.set_tag("a", order.email)  # expect: SNT102
    with sentry_sdk.use_isolation_scope(scope) as used:
        used.set_tag("a", order.email)  # expect: SNT102
    manager = push_scope()
    manager.__enter__().set_tag("a", order.email)  # expect: SNT102
    configure_scope(lambda scope: scope.set_tag("a", order.email))  # expect: SNT102
    configure_scope(lambda scope: scope.set_tag("a", order.id))

    def change(scope):
        scope.set_tag("a", order.email)  # expect: SNT102
        scope.set_tag("a", order.id)

    configure_scope(change)

    def clean(scope):
        scope.set_tag("a", order.id)

    push_scope(callback=clean)
    capture_message("a", scope=lambda scope: scope.set_tag("a", order.email))  # expect: SNT102
    capture_exception(ValueError(), scope=lambda scope: scope.set_tag("a", order.email))  # expect: SNT102
    capture_message("a", scope=lambda scope: scope.set_tag("a", order.id))


async def scopes_in_later_blocks(order):
    scope = await sentry_sdk.new_scope().__aenter__()
    scope.set_tag("a", order.email)  # expect: SNT102


def started(options):
    sentry_sdk.init(send_default_pii=True)  # expect: SNT110
    sentry_sdk.init(send_default_pii=False)
    sentry_sdk.init(send_default_pii=options.pii)
    sentry_sdk.init({"send_default_pii": True})  # expect: SNT110
    sentry_sdk.init({"send_default_pii": False})
    sentry_sdk.init("dsn", {"send_default_pii": True})
    sentry_sdk.init(**{"send_default_pii": True})  # expect: SNT110
    sentry_sdk.init(data_collection={"a": True})  # expect: SNT110
    sentry_sdk.init(data_collection=options.collection)
    sentry_sdk.init(_experiments={"data_collection": {"a": True}})  # expect: SNT110
    sentry_sdk.init(_experiments={"other": {"a": True}})
    sentry_sdk.init(_experiments=options)
    Client(send_default_pii=True)  # expect: SNT110
    Client(send_default_pii=False)
    wanted = {"a": True}
    sentry_sdk.init(data_collection=wanted)  # expect: SNT110
    pii = True
    sentry_sdk.init(send_default_pii=pii)  # expect: SNT110
    pii = False
    sentry_sdk.init(send_default_pii=pii)
