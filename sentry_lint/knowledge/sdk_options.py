"""The keywords of the SDK's calls by release: of its functions and methods, of ``init`` and of the integrations.

Measured and read as :mod:`sentry_lint.knowledge.sdk_names`. ``capture()`` holds what ``capture_exception``,
``capture_message`` and ``capture_event`` hand on to the scope.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

KEYWORDS = """
[start_span()]
= ..3.0.0b2 containing_transaction parent_span_id same_process_as_parent sampled span_id start_timestamp status
= ..3.0.0b2 trace_id
= 3.0.0b2.. active attributes links parent_span
description   ..3.0.0b2  !2.15.0  > name
hub           ..3.0.0b2  !2.10.0  > scope
instrumenter  1.40.0..3.0.0b2
name          2.15.0..  < description
op            ..3.0.0b2  > attributes={"sentry.op": …}
origin        2.7.0..3.0.0b2
scope         2.0.0..3.0.0b2
span          ..2.0.0
transaction   ..2.0.0
[start_transaction()]
= .. baggage containing_transaction description name op parent_sampled parent_span_id same_process_as_parent
= .. sampled source span_id start_timestamp status trace_id transaction
custom_sampling_context  2.0.0..3.0.0b2
hub                      ..3.0.0b2  !2.10.0  > scope
instrumenter             1.40.0..3.0.0b2
origin                   2.7.0..3.0.0b2
scope                    2.0.0..3.0.0b2
[Span.start_child()]
= .. containing_transaction instrumenter op parent_span_id same_process_as_parent sampled span_id
= .. start_timestamp status trace_id
description  ..3.0.0b2  !2.15.0  > name
hub          ..3.0.0b2  !2.10.0  > scope
name         2.15.0..3.0.0b2  < description
origin       2.7.0..3.0.0b2
scope        2.0.0..3.0.0b2
transaction  ..2.0.0
[Span.finish()]
= .. end_timestamp
hub    ..2.0.0  > scope
scope  2.0.0..3.0.0b2
[Transaction.finish()]
= .. end_timestamp
hub    ..3.0.0b2  !2.10.0  > scope
scope  2.10.0..3.0.0b2
[continue_trace()]
= ..3.0.0b2 environ_or_headers name op source
incoming  3.0.0b2..
origin    2.7.0..3.0.0b2
[trace()]
= .. func
active      3.0.0b2..
attributes  2.35.0..
name        2.35.0..
op          2.35.0..3.0.0b2
template    2.35.0..3.0.0b2
[monitor()]
= .. monitor_slug
monitor_config  1.45.0..
[capture_checkin()]
= .. check_in_id duration monitor_config monitor_slug status
[metrics.count()]
= .. attributes name unit value
[metrics.distribution()]
= .. unit value
attributes  2.43.0..  < tags
key         ..2.41.0  > name
name        2.43.0..  < key
stacklevel  1.37.0..2.41.0
tags        ..2.41.0  > attributes
timestamp   ..2.41.0
[metrics.gauge()]
= .. unit value
attributes  2.43.0..  < tags
key         ..2.41.0  > name
name        2.43.0..  < key
stacklevel  1.37.0..2.41.0
tags        ..2.41.0  > attributes
timestamp   ..2.41.0
[metrics.incr()]
= .. key tags timestamp unit value
stacklevel  1.37.0..2.41.0
[get_current_span()]
hub    ..2.0.0  > scope
scope  2.0.0..  < hub
[update_current_span()]
= .. attributes name op
data  2.35.0..3.0.0b2  !2.35.0  > attributes
[add_attachment()]
= .. bytes content_type filename path
add_to_transactions  2.28.0..3.0.0b2
[Scope.add_attachment()]
= .. bytes content_type filename path
add_to_transactions  ..3.0.0b2
[capture()]
= .. contexts extras fingerprint level tags user
attributes  2.49.0..
[set_tag()]
= .. key value
[set_tags()]
= .. tags
[set_context()]
= .. key value
[set_extra()]
= .. key value
[set_user()]
= .. value
[set_level()]
= .. value
[set_measurement()]
= .. name unit value
[flush()]
= .. callback timeout
[EventScrubber()]
= .. denylist
pii_denylist      2.14.0..3.0.0b2
recursive         1.41.0..3.0.0b2
send_default_pii  2.14.0..3.0.0b2
[set_transaction_name()]
= .. name source
[start_session()]
= .. session_mode
[traces.start_span()]
= .. active attributes name parent_span
links  3.0.0b2..
[init()]
= .. _experiments attach_stacktrace auto_enabling_integrations auto_session_tracking before_breadcrumb
= .. before_send ca_certs debug default_integrations dist dsn enable_backpressure_handling environment
= .. error_sampler functions_to_trace http_proxy https_proxy ignore_errors in_app_exclude in_app_include
= .. integrations max_breadcrumbs max_request_body_size max_value_length profiler_mode project_root
= .. proxy_headers release sample_rate send_client_reports server_name shutdown_timeout
= .. trace_propagation_targets traces_sample_rate traces_sampler transport transport_queue_size
= 1.37.0.. db_query_source_threshold_ms enable_db_query_source spotlight
add_full_stack                    2.19.1..
before_send_log                   2.35.0..  < _experiments={"before_send_log": …}
before_send_metric                2.44.0..  < _experiments={"before_send_metric": …}
before_send_span                  2.67.0..
before_send_transaction           ..3.0.0b2  > before_send_span
cert_file                         2.10.0..
custom_repr                       2.13.0..
data_collection                   2.70.0..  < send_default_pii and event_scrubber
disabled_integrations             2.11.0..
enable_http_request_source        2.42.0..
enable_logs                       2.35.0..3.0.0b2  < _experiments={"enable_logs": True}  > leave it out
enable_metrics                    2.44.0..3.0.0b2  < _experiments={"enable_metrics": True}  > leave it out
enable_tracing                    ..3.0.0b2  !2.21.0  > traces_sample_rate=1.0
event_scrubber                    ..3.0.0b2  > data_collection
http_request_source_threshold_ms  2.42.0..
ignore_spans                      2.66.0..
include_local_variables           ..3.0.0b2  > data_collection
include_source_context            ..3.0.0b2  > data_collection
instrumenter                      ..3.0.0b2
keep_alive                        1.43.0..
key_file                          2.10.0..
max_stack_frames                  2.19.1..
org_id                            2.47.0..
profile_lifecycle                 2.22.0..
profile_session_sample_rate       2.21.0..  < profiles_sample_rate
profiles_sample_rate              ..3.0.0b2  !2.72.0  > profile_session_sample_rate
profiles_sampler                  ..3.0.0b2  !2.72.0  > profile_session_sample_rate
propagate_traces                  ..3.0.0b2  > trace_propagation_targets
request_bodies                    ..2.0.0  !1.35.0  > max_request_body_size
send_default_pii                  ..3.0.0b2  !2.72.0  > leave it out, False is the default
socket_options                    1.41.0..
stream_gen_ai_spans               2.60.0..3.0.0b2
strict_trace_continuation         2.47.0..
trace_ignore_status_codes         2.40.0..3.0.0b2
trace_lifecycle                   2.66.0..
with_locals                       ..2.0.0  !1.35.0  > include_local_variables
[AioHttpIntegration()]
failed_request_status_codes  2.15.0..
transaction_style            ..3.0.0b2
[AioMySQLIntegration()]
record_params  2.62.0..3.0.0b2
[AnthropicIntegration()]
include_prompts  2.1.0..3.0.0b2
[ArqIntegration()]
exclude_cron_jobs  2.73.0..
monitor_cron_jobs  2.73.0..
[AsyncioIntegration()]
task_spans  2.51.0..
[AsyncPGIntegration()]
record_params  ..3.0.0b2
[AtexitIntegration()]
= .. callback
[AwsLambdaIntegration()]
= .. timeout_warning
[BottleIntegration()]
failed_request_status_codes  2.16.0..
transaction_style            ..3.0.0b2
[CeleryIntegration()]
= .. exclude_beat_tasks monitor_beat_tasks propagate_traces
[CloudResourceContextIntegration()]
= .. cloud_provider
[CohereIntegration()]
include_prompts  2.2.0..3.0.0b2
[DjangoIntegration()]
= .. cache_spans middleware_spans signals_spans
db_transaction_spans         2.47.0..
failed_request_status_codes  2.68.1..
http_methods_to_capture      2.15.0..
signals_denylist             1.45.0..
transaction_style            ..3.0.0b2
[ExcepthookIntegration()]
= .. always_run
[FalconIntegration()]
transaction_style  ..3.0.0b2
[FastApiIntegration()]
failed_request_status_codes  2.5.0..
http_methods_to_capture      2.15.0..
middleware_spans             2.7.1..
transaction_style            ..3.0.0b2
[FlaskIntegration()]
http_methods_to_capture  2.15.0..
transaction_style        ..3.0.0b2
[GcpIntegration()]
= .. timeout_warning
[GoogleGenAIIntegration()]
include_prompts  2.42.0..3.0.0b2
[HueyIntegration()]
exclude_periodic_tasks  2.73.0..
monitor_periodic_tasks  2.73.0..
[HuggingfaceHubIntegration()]
include_prompts  2.1.0..3.0.0b2
[LangchainIntegration()]
include_prompts         2.1.0..3.0.0b2
max_spans               2.1.0..3.0.0b2  !2.45.0
tiktoken_encoding_name  2.10.0..2.35.0
[LanggraphIntegration()]
include_prompts  2.37.0..3.0.0b2
[LaunchDarklyIntegration()]
ld_client  2.18.0..3.0.0b2
[LiteLLMIntegration()]
include_prompts  2.40.0..3.0.0b2
[LitestarIntegration()]
failed_request_status_codes  2.21.0..
[LoggingIntegration()]
= .. event_level level
breadcrumb_level     3.0.0b2..  < level
capture_sentry_logs  2.68.0..3.0.0b2
sentry_logs_level    2.25.0..3.0.0b2
[LoguruIntegration()]
= .. breadcrumb_format event_format event_level level
breadcrumb_level     3.0.0b2..
capture_sentry_logs  2.68.0..3.0.0b2
sentry_logs_level    2.30.0..3.0.0b2
[MCPIntegration()]
include_prompts  2.43.0..3.0.0b2
[OpenAIIntegration()]
include_prompts         1.42.0..3.0.0b2
tiktoken_encoding_name  2.10.0..
[OTLPIntegration()]
= .. setup_propagator
capture_exceptions          2.48.0..
collector_url               2.55.0..
setup_otlp_exporter         2.45.0..2.47.0  > setup_otlp_traces_exporter
setup_otlp_traces_exporter  2.47.0..  < setup_otlp_exporter
[PydanticAIIntegration()]
handled_tool_call_exceptions  2.48.0..
include_prompts               2.43.0..3.0.0b2
[PyramidIntegration()]
transaction_style  ..3.0.0b2
[QuartIntegration()]
transaction_style  ..3.0.0b2
[RedisIntegration()]
cache_prefixes  2.3.0..
max_data_size   ..3.0.0b2  !2.45.0
[RqIntegration()]
exclude_cron_jobs  2.73.0..
monitor_cron_jobs  2.73.0..
[RustTracingIntegration()]
= .. event_type_mapping identifier include_tracing_fields initializer span_filter
[SanicIntegration()]
unsampled_statuses  ..3.0.0b2
[StarletteIntegration()]
failed_request_status_codes  2.5.0..
http_methods_to_capture      2.15.0..
middleware_spans             2.7.1..
transaction_style            ..3.0.0b2
[StrawberryIntegration()]
= .. async_execution
[SysExitIntegration()]
= .. capture_successful_exits
[ThreadingIntegration()]
propagate_hub    ..3.0.0b2  > propagate_scope
propagate_scope  2.0.0..  < propagate_hub
"""


class Advice(NamedTuple):
    """What to write instead of a deprecated option of ``init`` where the table's answer would change what is sent.

    It holds for these values (none: any that is not one constant), and where one of the options ``beside`` is given, if
    there are any.
    """

    option: str
    values: tuple[object, ...]
    beside: tuple[str, ...]
    text: str


# Source: sentry_sdk/client.py and tracing_utils.py (has_tracing_enabled) of 2.75.0.
ADVICE = (
    Advice("enable_tracing", (False,), (), "leave it out: without a rate nothing is traced"),
    Advice("enable_tracing", (True,), ("traces_sample_rate", "traces_sampler"), "leave it out: the rate says it"),
    Advice("profiles_sample_rate", (0, 0.0, None), (), "leave it out: without a rate nothing is profiled"),
    Advice("send_default_pii", (), (), "data_collection"),
)


def advice(option: str, values: tuple[object, ...] | None, given: Collection[str]) -> str:
    """What to write instead of an option with these values, beside the others that are given.

    None stands for a value that is not constant; of several ones it may be any.
    """
    undecided = values is None or len(values) != 1
    for one in ADVICE:
        fits = all(value in one.values for value in values) if values and one.values else not one.values and undecided
        if one.option == option and fits and (not one.beside or any(other in given for other in one.beside)):
            return one.text
    return ""
