"""What 2.34.1 deprecates, what a later release removes, and what only a later one deprecates."""

import sentry_sdk
from sentry_sdk import Hub, configure_scope, metrics, push_scope
from sentry_sdk.ai.monitoring import ai_track
from sentry_sdk.hub import Hub as OldHub
from sentry_sdk.integrations.redis import RedisIntegration
from sentry_sdk.profiler import start_profile_session, start_profiler
from sentry_sdk.tracing import Span, Transaction

sentry_sdk.init(
    enable_tracing=True,  # expect: SNT602
    enable_tracing_=None,  # expect: SNT603
    send_default_pii=False,
    profiles_sample_rate=1.0,
    event_scrubber=None,
    propagate_traces=True,
    include_local_variables=False,
    integrations=[RedisIntegration(max_data_size=100)],
)
sentry_sdk.init(enable_tracing=None)


def scopes(seed):
    with push_scope() as scope:  # expect: SNT602
        scope.set_tag("bed", seed.bed)
    with configure_scope() as scope:  # expect: SNT602
        scope.set_extra("bed", seed.bed)
    with sentry_sdk.push_scope() as scope:  # expect: SNT602
        scope.level = "warning"  # expect: SNT602
        scope.set_level("warning")
        scope.fingerprint = ["seed"]
        scope.user = {"id": seed.gardener_id}  # expect: SNT602
        scope.set_user({"id": seed.gardener_id})
        scope.transaction = "seed"  # expect: SNT602
        scope.set_transaction_name("seed")
    with sentry_sdk.new_scope() as scope, sentry_sdk.isolation_scope():
        scope.set_tag("bed", seed.bed)
    sentry_sdk.configure_scope(lambda scope: scope.set_tag("bed", seed.bed))  # expect: SNT602
    with seed.push_scope() as scope:
        scope.level = 3


def personal(seed):
    sentry_sdk.get_isolation_scope().user = {"email": seed.gardener_email}


def hubs(error):
    Hub.current.capture_exception(error)  # expect: SNT602
    sentry_sdk.Hub.current.scope.set_tag("bed", 1)  # expect: SNT602
    hub = OldHub.current  # expect: SNT602
    hub.add_breadcrumb(message="sown")
    hub.scope.set_tag("bed", 1)
    with sentry_sdk.Hub(hub):  # expect: SNT602
        sentry_sdk.get_client().flush()


def spans(seed):
    with sentry_sdk.start_span(op="sow", description="Sow"):  # expect: SNT602
        sentry_sdk.set_measurement("depth", seed.depth)  # expect: SNT602
    with sentry_sdk.start_span(op="sow", name="Sow") as span:
        span.set_measurement("depth", seed.depth)  # expect: SNT602
        span.set_data("depth", seed.depth)
        span.start_child(op="row", description="Row").finish()  # expect: SNT602
        span.start_child(op="row", name="Row").finish()
    with sentry_sdk.start_transaction(op="sow", name="Sow") as transaction:
        transaction.set_measurement("depth", seed.depth)  # expect: SNT602
        transaction.description = "Sow"


def measure(seed, given: Span, outer: Transaction):
    metrics.incr("seeds")  # expect: SNT602
    metrics.distribution("depth", seed.depth, tags={"bed": seed.bed})  # expect: SNT602
    metrics.distribution("depth", seed.depth)
    metrics.gauge("depth", value=seed.depth, unit="millimeter")
    given.set_measurement("depth", seed.depth)  # expect: SNT602
    outer.set_measurement("depth", seed.depth)  # expect: SNT602
    start_profile_session()  # expect: SNT602
    start_profiler()


@ai_track("gardening")
def advise(seed):
    return seed


@sentry_sdk.trace
def water(seed):
    sentry_sdk.set_tags({"bed": seed.bed})
    sentry_sdk.get_current_scope().set_context("bed", {"number": seed.bed})


def later(seed):
    sentry_sdk.set_attribute("bed", seed.bed)  # expect: SNT601
    sentry_sdk.update_current_span(name="later")  # expect: SNT601


class Scope:
    level = "info"


def own(seed):
    scope = Scope()
    scope.level = "warning"
    scope.user = seed.gardener
