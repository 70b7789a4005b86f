"""The SDK may not be installed: the module works without and is checked with it."""
try:
    import sentry_sdk
except ImportError:
    sentry_sdk = None

try:
    from sentry_sdk import set_tag
except ImportError:

    def set_tag(key, value):
        return None


try:
    from sentry_sdk import add_breadcrumb, capture_exception
except ModuleNotFoundError:  # pragma: no cover
    add_breadcrumb = capture_exception = None


def tests_first(tenant, exc):
    if sentry_sdk is not None:
        sentry_sdk.set_tag("tenant", tenant.email)  # expect: SNT102
        sentry_sdk.set_tag("tenant", tenant.id)
    if sentry_sdk:
        sentry_sdk.set_extra("tenant", tenant.phone)  # expect: SNT103
        sentry_sdk.set_extra("tenant", tenant.plan)
    sentry_sdk and sentry_sdk.set_extra("tenant", tenant.iban)  # expect: SNT103
    if add_breadcrumb:
        add_breadcrumb(message=tenant.full_name)  # expect: SNT101
        add_breadcrumb(message=tenant.id)
    set_tag("tenant", tenant.email)  # expect: SNT102
    set_tag("tenant", tenant.id)
    if capture_exception is not None:
        capture_exception(exc, tags={"tenant": tenant.email})  # expect: SNT102
        capture_exception(exc, tags={"tenant": tenant.id})


def leaves_first(tenant):
    if sentry_sdk is None:
        return
    sentry_sdk.set_user({"id": tenant.id, "email": tenant.email})  # expect: SNT104
    sentry_sdk.set_user({"id": tenant.id})


def looks_first(tenant):
    if hasattr(sentry_sdk, "get_current_scope"):
        scope = sentry_sdk.get_current_scope()
    else:
        scope = sentry_sdk.Hub.current.scope
    scope.set_tag("tenant", tenant.email)  # expect: SNT102
    scope.set_tag("tenant", tenant.id)


def tries_first(tenant):
    try:
        sentry_sdk.set_tags({"tenant": tenant.email})  # expect: SNT102
    except AttributeError:
        sentry_sdk.set_tag("tenant", tenant.email)  # expect: SNT102
    try:
        sentry_sdk.set_tags({"tenant": tenant.id})
    except AttributeError:
        sentry_sdk.set_tag("tenant", tenant.id)


def imported_late(tenant):
    try:
        import sentry_sdk as sdk
    except ImportError:
        return
    sdk.set_tag("tenant", tenant.email)  # expect: SNT102
    sdk.set_tag("tenant", tenant.id)


class Reporter:
    def __init__(self):
        try:
            import sentry_sdk as sdk

            self.sdk = sdk
        except ImportError:
            self.sdk = None

    def note(self, tenant):
        if self.sdk:
            self.sdk.set_tag("tenant", tenant.email)  # expect: SNT102
            self.sdk.set_tag("tenant", tenant.id)
