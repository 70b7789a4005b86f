"""The names of the SDK by release: of the package, its modules, and the members of its classes.

Every release of :data:`RELEASES` was installed and read; the tests of ``tests/versions`` compare each line with them.
How a line is read stands in :mod:`sentry_lint.knowledge.sdk_api`. What to write instead is from the SDK's changelog,
migration guides (``MIGRATION_GUIDE.md``) and warnings.
"""

RELEASES = """
1.35.0 1.36.0 1.37.0 1.37.1 1.38.0 1.39.0 1.39.1 1.39.2 1.40.0 1.40.1 1.40.2 1.40.3 1.40.4 1.40.5 1.40.6 1.41.0
1.42.0 1.43.0 1.44.0 1.44.1 1.45.0 1.45.1 2.0.0 2.0.1 2.1.0 2.1.1 2.2.0 2.2.1 2.3.0 2.3.1 2.4.0 2.5.0 2.5.1
2.6.0 2.7.0 2.7.1 2.8.0 2.9.0 2.10.0 2.11.0 2.12.0 2.13.0 2.14.0 2.15.0 2.16.0 2.17.0 2.18.0 2.19.0 2.19.1
2.19.2 2.20.0 2.21.0 2.22.0 2.23.1 2.24.0 2.24.1 2.25.0 2.25.1 2.26.0 2.26.1 2.27.0 2.28.0 2.29.0 2.29.1 2.30.0
2.31.0 2.32.0 2.33.0 2.33.1 2.33.2 2.34.0 2.34.1 2.35.0 2.35.1 2.35.2 2.36.0 2.37.0 2.37.1 2.38.0 2.39.0 2.40.0
2.41.0 2.42.0 2.42.1 2.43.0 2.44.0 2.45.0 2.46.0 2.47.0 2.48.0 2.49.0 2.50.0 2.51.0 2.52.0 2.53.0 2.54.0 2.55.0
2.56.0 2.57.0 2.58.0 2.59.0 2.60.0 2.61.0 2.61.1 2.62.0 2.63.0 2.64.0 2.65.0 2.66.0 2.66.1 2.67.0 2.67.1 2.68.0
2.68.1 2.69.0 2.69.1 2.69.2 2.70.0 2.71.0 2.72.0 2.73.0 2.74.0 2.75.0 3.0.0b2
"""

# Modules are named below ``sentry_sdk``. The members of Span are those of ``tracing.Span`` and, from 2.52.0 on, of
# ``traces.StreamedSpan`` as well, since either may be what a call returns. ``name=`` is an assignment.
NAMES = """
[sentry_sdk]
= .. Client HttpTransport Scope Transport VERSION add_breadcrumb api attachments capture_event capture_exception
= .. capture_message client consts continue_trace crons debug envelope flush get_baggage get_current_span
= .. get_traceparent init integrations monitor profiler scope serializer session sessions set_context set_extra
= .. set_level set_tag set_user start_span trace tracing_utils transport utils worker
Hub                   ..3.0.0b2  !2.11.0  > get_isolation_scope(), get_current_scope(), get_client()
add_attachment        2.28.0..  < add_attachment() of the scope
ai                    2.1.0..
configure_scope       ..3.0.0b2  !2.12.0  > get_isolation_scope()
data_collection       2.65.0..
db                    ..2.15.0
end_session           2.32.0..  < Hub.current.end_session()
feature_flags         2.20.0..  < flag_utils
flag_utils            2.18.0..2.20.0  > feature_flags
flush_async           2.57.0..  < flush()
get_client            2.0.0..  < Hub.current.client
get_current_scope     2.12.0..  < Scope.get_current_scope() (2.0.0 on) or Hub.current.scope
get_global_scope      2.12.0..  < Scope.get_global_scope() (2.0.0 on)
get_isolation_scope   2.12.0..  < Scope.get_isolation_scope() (2.0.0 on) or Hub.current.scope
hub                   ..3.0.0b2  > get_isolation_scope(), get_current_scope(), get_client()
is_initialized        2.0.0..  < Hub.current.client is not None
isolation_scope       2.0.0..  < push_scope()
last_event_id         ..2.0.0 2.2.0..  < what capture_event() and the like return
logger                2.25.1..  < logging, whose errors become events
metrics               ..2.41.0 2.43.0..  > metrics.count() (2.43.0 on)
new_scope             2.0.0..  < push_scope()
new_trace             3.0.0b2..
push_scope            ..3.0.0b2  !2.12.0  > new_scope()
remove_attribute      2.54.0..  < remove_tag() of the scope
scrubber              ..3.0.0b2  > the option data_collection
set_attribute         2.54.0..  < set_tag()
set_attributes        2.67.0..  < set_tag() for each
set_measurement       ..3.0.0b2  !2.28.0  > set_data() of the current span
set_tags              2.1.0..  < set_tag() for each
set_transaction_name  2.34.0..  < set_transaction_name() of the scope
spotlight             1.37.0..
start_session         2.32.0..  < Hub.current.start_session()
start_transaction     ..3.0.0b2  > start_span(name=…)
traces                2.52.0..  < tracing
tracing               ..3.0.0b2  > traces
tracing_utils_py2     ..2.0.0
tracing_utils_py3     ..2.0.0
types                 1.43.0..
update_current_span   2.35.0..3.0.0b2  < get_current_span() and its methods  > get_current_span() and its methods
[integrations]
= .. DidNotEnable Integration aiohttp argv ariadne arq asgi asyncio asyncpg atexit aws_lambda beam boto3 bottle
= .. celery chalice clickhouse_driver cloud_resource_context dedupe django excepthook executing falcon fastapi
= .. flask gcp gnu_backtrace gql graphene grpc httpx huey iter_default_integrations logging loguru modules
= .. pure_eval pymongo pyramid quart redis rq sanic serverless setup_integrations socket spark sqlalchemy
= .. starlette starlite stdlib strawberry threading tornado trytond wsgi
= 2.1.0.. anthropic huggingface_hub langchain
= 2.13.0.. dramatiq litestar ray
aiomysql        2.62.0..
cohere          2.2.0..
google_genai    2.42.0..
httpx2          2.62.0..
langgraph       2.37.0..
launchdarkly    2.18.0..
litellm         2.40.0..
mcp             2.43.0..
mistral         2.70.0..
openai          1.42.0..
openai_agents   2.31.0..
openfeature     2.18.0..
opentelemetry   ..3.0.0b2
otlp            2.45.0..
pydantic_ai     2.43.0..
pyreqwest       2.58.0..
rust_tracing    2.19.0..
statsig         2.22.0..
sys_exit        2.14.0..
typer           2.20.0..
typesafe        2.71.0..
unleash         2.20.0..
unraisablehook  2.36.0..
[metrics] …
count         2.43.0..  < metrics.incr()
distribution  ..2.41.0 2.43.0..
gauge         ..2.41.0 2.43.0..
incr          ..2.41.0  > metrics.count()
increment     1.45.0..2.41.0  < metrics.incr()  > metrics.count()
set           ..2.41.0  > metrics.count()
timing        ..2.41.0  > metrics.distribution()
[logger]
= 2.25.1.. debug error fatal info trace warning
OTEL_RANGES  2.30.0..
[crons]
= .. MonitorStatus api capture_checkin consts decorator monitor
utils  2.73.0..
[profiler] …
= ..3.0.0b2 GeventScheduler Profile Scheduler ThreadScheduler has_profiling_enabled setup_profiler
= ..3.0.0b2 teardown_profiler
= 2.6.0.. continuous_profiler start_profiler stop_profiler utils
start_profile_session  2.23.1..3.0.0b2  !2.24.0  < start_profiler()  > start_profiler()
stop_profile_session   2.23.1..3.0.0b2  !2.24.0  < stop_profiler()  > stop_profiler()
transaction_profiler   2.6.0..3.0.0b2
[ai] …
consts               2.58.0..
monitoring           2.1.0..3.0.0b2  > start_span()
set_conversation_id  2.51.0..
set_data_normalized  2.41.0..
[ai.monitoring] …
ai_track            2.1.0..3.0.0b2  !2.67.0  > start_span()
record_token_usage  2.1.0..3.0.0b2  !2.72.0  > set_data() of the span
[traces] …
= 2.55.0.. NoOpStreamedSpan continue_trace new_trace start_span trace
NoOpSpan           3.0.0b2..
SOURCE_FOR_STYLE   2.53.0..3.0.0b2
SegmentNameSource  2.66.1..
SegmentSource      2.53.0..2.66.1
Span               3.0.0b2..
SpanStatus         2.53.0..
get_current_span   2.62.0..
[scope] …
= 2.44.0.. get_external_propagation_context register_external_propagation_context
= 2.44.0.. remove_external_propagation_context
ScopeType                         2.0.0..
has_external_propagation_context  2.48.0..
isolation_scope                   2.0.0..  < push_scope()
new_scope                         2.0.0..  < push_scope()
should_send_default_pii           2.0.0..3.0.0b2
use_isolation_scope               2.0.0..  < push_scope()
use_scope                         2.0.0..  < push_scope()
[hub] …
SentryHubDeprecationWarning  2.11.0..3.0.0b2
init                         ..2.11.0  > sentry_sdk.init()
[client] …
BaseClient          2.0.0..
NonRecordingClient  2.0.0..
[tracing] …
TRANSACTION_SOURCE_COMPONENT    ..2.23.1  > TransactionSource.COMPONENT
TRANSACTION_SOURCE_CUSTOM       ..2.23.1  > TransactionSource.CUSTOM
TRANSACTION_SOURCE_ROUTE        ..2.23.1  > TransactionSource.ROUTE
TRANSACTION_SOURCE_TASK         ..2.23.1  > TransactionSource.TASK
TRANSACTION_SOURCE_URL          ..2.23.1  > TransactionSource.URL
TRANSACTION_SOURCE_VIEW         ..2.23.1  > TransactionSource.VIEW
TransactionSource               2.23.1..3.0.0b2  < the constants TRANSACTION_SOURCE_…
get_span_status_from_http_code  2.9.0..3.0.0b2
[scrubber] …
DEFAULT_PII_DENYLIST  2.14.0..3.0.0b2
[transport] …
= 2.57.0.. ASYNC_TRANSPORT_AVAILABLE AsyncHttpTransport HTTP2_ENABLED HttpTransportCore
BaseHttpTransport          2.16.0..
Http2Transport             2.16.0..
KEEP_ALIVE_SOCKET_OPTIONS  1.43.0..
[consts] …
CompressionAlgo           2.16.0..
DEFAULT_ADD_FULL_STACK    2.19.1..
DEFAULT_MAX_STACK_FRAMES  2.19.1..
EndpointType              2.0.0..
INSTRUMENTER              ..3.0.0b2
SPANNAME                  2.47.0..
SPANSTATUS                2.9.0..3.0.0b2
SPANTEMPLATE              2.35.0..3.0.0b2
[types] …
= 2.27.0.. Breadcrumb BreadcrumbHint MonitorConfig SamplingContext
Attributes                 2.73.0..
DataCollectionUserOptions  2.72.0..
Event                      1.44.0..
EventDataCategory          2.9.0..
Hint                       1.44.0..
Log                        2.25.1..
Metric                     2.41.0..
SpanJSON                   2.69.0..
[serializer] …
add_repr_sequence_type  2.34.0..
sequence_types          2.34.0..
[sessions] …
TERMINAL_SESSION_STATES                 ..2.74.0 3.0.0b2..
auto_session_tracking                   ..3.0.0b2  !2.13.0  > track_session()
auto_session_tracking_scope             2.0.0..3.0.0b2  !2.13.0  > track_session()
is_auto_session_tracking_enabled        ..3.0.0b2  !2.13.0
is_auto_session_tracking_enabled_scope  2.0.0..3.0.0b2  !2.13.0
track_session                           2.13.0..  < auto_session_tracking()
[debug] …
configure_debug_hub  ..3.0.0b2  !2.10.0
[worker] …
AsyncWorker  2.57.0..
Worker       2.57.0..
[spotlight] …
DEFAULT_SPOTLIGHT_URL  2.14.0..
SpotlightMiddleware    2.16.0..3.0.0b2
[utils] …
= ..2.69.2 BASE64_ALPHABET from_base64 to_base64
= 2.14.0.. FALSY_ENV_VALUES TRUTHY_ENV_VALUES env_to_bool
CONTEXTVARS_ERROR_MESSAGE         ..3.0.0b2
HAS_REAL_CONTEXTVARS              ..3.0.0b2
ISO_TZ_SEPARATORS                 2.15.0..
MAX_STACK_FRAMES                  2.25.0..
datetime_from_isoformat           2.15.0..
deprecation_warning               2.72.0..
ensure_integration_enabled        2.0.0..
ensure_integration_enabled_async  2.0.0..2.17.0
epoch                             ..2.74.0 3.0.0b2..
format_attribute                  2.49.0..
get_before_send_log               2.35.0..
get_before_send_metric            2.41.0..
get_before_send_span              2.61.0..
get_current_thread_meta           1.44.0..
get_gevent_hub                    1.44.0..
get_git_revision                  1.39.0..
has_data_collection_enabled       2.65.0..3.0.0b2
has_logs_enabled                  2.35.0..2.68.0
has_metrics_enabled               2.41.0..2.68.0
is_gevent                         1.40.0..
is_internal_task                  2.57.0..
is_module_patched                 1.40.0..
mark_sentry_task_internal         2.57.0..
merge_stack_frames                2.19.1..
package_version                   1.37.0..
reraise                           2.0.0..
safe_serialize                    2.34.0..
serialize_attribute               2.49.0..
should_be_treated_as_error        2.21.0..
to_timestamp                      ..2.74.0 3.0.0b2..
try_convert                       2.23.1..
[tracing_utils] …
PropagationContext                       2.0.1..
add_additional_span_data                 1.37.0..1.39.0
add_http_breadcrumb                      2.68.0..
add_http_request_source                  2.42.0..
add_query_source                         1.37.0..
add_sentry_baggage_to_headers            2.50.0..
add_source                               2.42.0..
base64_stripped                          ..2.74.0 3.0.0b2..
create_span_decorator                    2.35.0..
create_streaming_span_decorator          2.55.0..3.0.0b2
get_current_span                         2.0.0..3.0.0b2
get_url_attributes                       2.69.0..
get_url_attributes_legacy                3.0.0b2..
has_span_streaming_enabled               2.52.0..3.0.0b2
is_ignored_span                          2.55.0..
maybe_create_breadcrumbs_from_span       ..2.68.0
propagate_trace_headers                  2.66.0..
record_sql_queries_supporting_streaming  2.59.0..2.61.0
set_span_errored                         2.39.0..2.61.0
should_truncate_gen_ai_input             2.61.0..3.0.0b2
start_child_span_decorator               2.0.0..2.35.0
[integrations.logging] …
= 3.0.0b2.. DEFAULT_LEVEL_FOR_BREADCRUMBS LogsHandler ignore_logger_for_events unignore_logger_for_events
DEFAULT_EVENT_LEVEL              ..3.0.0b2
SEVERITY_TO_OTEL_SEVERITY        2.30.0..
SentryHandler                    ..3.0.0b2
SentryLogsHandler                2.25.0..3.0.0b2
ignore_logger_for_sentry_logs    2.56.0..3.0.0b2
unignore_logger                  2.56.0..
unignore_logger_for_sentry_logs  2.56.0..3.0.0b2
[integrations.redis] …
= ..2.3.0 asyncio patch_redis_client patch_redis_pipeline
= 2.3.0.. consts modules rb redis redis_cluster utils
redis_py_cluster_legacy  2.3.0..3.0.0b2
[integrations.celery] …
beat   2.0.0..
utils  2.0.0..
[integrations.asyncio] …
enable_asyncio_integration  2.50.0..
patch_loop_close            2.57.0..
[integrations.django] …
TRANSACTION_STYLE_VALUES  ..3.0.0b2
is_authenticated          ..3.0.0b2
tasks                     2.48.0..
[integrations.opentelemetry] …
distro  2.7.0..2.12.0
[integrations.asgi] …
TRANSACTION_STYLE_VALUES  ..3.0.0b2
[integrations.starlette] …
TRANSACTION_STYLE_VALUES  ..3.0.0b2
[Scope]
= .. add_attachment add_error_processor add_event_processor apply_to_event clear clear_breadcrumbs fingerprint
= .. generate_propagation_context get_baggage get_trace_context get_traceparent remove_context remove_extra
= .. remove_tag set_context set_extra set_level set_new_propagation_context set_tag set_transaction_name
= .. set_user span update_from_kwargs update_from_scope
= ..3.0.0b2 get_dynamic_sampling_context iter_headers profile
= 1.40.0.. iter_trace_propagation_headers resume_auto_session_tracking stop_auto_session_tracking
= 1.40.0.. trace_propagation_meta
= 2.0.0.. client get_active_propagation_context get_global_scope run_error_processors run_event_processors
= 2.0.0.. set_current_scope set_isolation_scope
= 2.49.0.. apply_to_telemetry remove_attribute set_global_attributes
= 2.51.0.. get_conversation_id remove_conversation_id set_conversation_id
add_breadcrumb               1.40.0..  < sentry_sdk.add_breadcrumb()
capture_event                1.40.0..  < sentry_sdk.capture_event()
capture_exception            1.40.0..  < sentry_sdk.capture_exception()
capture_message              1.40.0..  < sentry_sdk.capture_message()
continue_trace               1.40.0..3.0.0b2
end_session                  1.40.0..  < Hub.current.end_session()
flags                        2.18.0..
fork                         2.0.0..  < push_scope()
get_client                   2.0.0..  < Hub.current.client
get_current_scope            2.0.0..  < Hub.current.scope
get_isolation_scope          2.0.0..  < Hub.current.scope
last_event_id                2.2.0..
level                        ..3.0.0b2  > set_level()
level=                       ..3.0.0b2  !1.35.0  > set_level()
set_attribute                2.49.0..  < set_tag()
set_attributes               2.67.0..  < set_tag() for each
set_client                   2.0.0..  < Hub.current.bind_client()
set_custom_sampling_context  2.55.0..
set_tags                     2.1.0..  < set_tag() for each
start_session                1.40.0..  < Hub.current.start_session()
start_span                   1.40.0..  < sentry_sdk.start_span()
start_streamed_span          2.55.0..3.0.0b2
start_transaction            1.40.0..3.0.0b2  < sentry_sdk.start_transaction()  > start_span(name=…)
streamed_span                2.59.0..3.0.0b2
transaction                  ..3.0.0b2  > set_transaction_name()
transaction=                 ..3.0.0b2  !1.35.0  > set_transaction_name()
user                         ..3.0.0b2  > set_user()
user=                        ..3.0.0b2  !2.25.0  > set_user()
[Hub]
= ..3.0.0b2 add_breadcrumb bind_client capture_event capture_exception capture_message client configure_scope
= ..3.0.0b2 continue_trace end_session flush get_baggage get_integration get_traceparent
= ..3.0.0b2 iter_trace_propagation_headers last_event_id pop_scope_unsafe push_scope
= ..3.0.0b2 resume_auto_session_tracking run scope start_session start_span start_transaction
= ..3.0.0b2 stop_auto_session_tracking trace_propagation_meta
current  ..3.0.0b2  !2.11.0  > get_isolation_scope(), get_current_scope(), get_client()
main     ..3.0.0b2  !2.11.0  > get_global_scope()
[Span]
= .. finish sampled span_id start_timestamp status trace_id
= ..3.0.0b2 containing_transaction continue_from_environ continue_from_headers from_traceparent
= ..3.0.0b2 get_trace_context hub init_span_recorder is_success iter_headers parent_span_id
= ..3.0.0b2 same_process_as_parent set_http_status timestamp to_baggage to_json to_traceparent
= 2.53.0..2.55.0 get_name get_status set_name set_op set_origin set_source
active                2.55.0..
add_link              3.0.0b2..
add_links             3.0.0b2..
description           ..3.0.0b2  > name
end                   2.55.0..  < finish()
end_timestamp         2.60.0..
get_attributes        2.52.0..
get_profile_context   2.6.0..3.0.0b2
name                  2.15.0..  < description
new_span              ..2.0.0  > start_child()
op                    ..3.0.0b2  > set_attribute("sentry.op", …)
origin                2.7.0..3.0.0b2
remove_attribute      2.52.0..
scope                 2.0.0..3.0.0b2
set_attribute         2.52.0..  < set_data()
set_attributes        2.52.0..  < set_data() for each
set_data              ..3.0.0b2  > set_attribute()
set_flag              2.27.0..3.0.0b2
set_measurement       2.1.0..3.0.0b2  !2.28.0  < set_measurement() of the transaction  > set_data()
set_profiler_id       2.6.0..3.0.0b2
set_status            ..3.0.0b2  > status=
set_tag               ..3.0.0b2  > set_attribute()
set_thread            1.44.0..3.0.0b2
start_child           ..3.0.0b2  > sentry_sdk.start_span()
update_active_thread  2.18.0..3.0.0b2
update_data           2.35.0..3.0.0b2  < set_data() for each  > set_attributes()
[Transaction]
= ..3.0.0b2 containing_transaction continue_from_environ continue_from_headers description finish
= ..3.0.0b2 from_traceparent get_baggage get_trace_context hub init_span_recorder is_success iter_headers name
= ..3.0.0b2 op parent_sampled parent_span_id same_process_as_parent sample_rate sampled set_context set_data
= ..3.0.0b2 set_http_status set_status set_tag source span_id start_child start_timestamp status timestamp
= ..3.0.0b2 to_baggage to_json to_traceparent trace_id
get_profile_context   2.6.0..3.0.0b2
new_span              ..2.0.0  > start_child()
origin                2.7.0..3.0.0b2
scope                 2.0.0..3.0.0b2
set_flag              2.27.0..3.0.0b2
set_measurement       ..3.0.0b2  !2.28.0  > set_data()
set_profiler_id       2.6.0..3.0.0b2
set_thread            1.44.0..3.0.0b2
update_active_thread  2.18.0..3.0.0b2
update_data           2.35.0..3.0.0b2  < set_data() for each
[Client]
= .. capture_event capture_session close dsn flush
capture_log              2.23.1..2.25.0
close_async              2.57.0..
flush_async              2.57.0..
get_integration          1.40.0..
is_active                2.0.0..
parsed_dsn               2.47.0..
should_send_default_pii  2.0.0..3.0.0b2
spotlight                2.16.0..
[EventScrubber]
= ..3.0.0b2 scrub_breadcrumbs scrub_dict scrub_event scrub_extra scrub_frames scrub_request scrub_spans
= ..3.0.0b2 scrub_user
scrub_list  1.41.0..3.0.0b2
"""
