"""The lines of the checklist. Data: :mod:`sentry_lint.report.checklist` says what the fields mean."""

from __future__ import annotations

from sentry_lint.report.checklist import AUDIT, DEPLOYED, SETTINGS, TEAM, TESTS, Line

HANDLING = (
    Line("An exception that is sent brings the steps that led to it", "406 301 302 303"),
    Line("No error message names a person", "105 108 101 109", AUDIT),
    Line(
        "The level fits: an error is one, a warning is one", "402 206 208", person="only the team knows how bad it is"
    ),
    Line("Tags of your own make events easy to group", "403 405 408", person="which tags help is yours to choose"),
)

PERFORMANCE = (
    Line("Transactions only where speed matters", person="the code does not tell which paths are critical"),
    Line("Key figures are measured", "601 602", person="which figures are the key ones is a decision"),
    Line("No transaction inside another", "501"),
    Line("A transaction ends on every path", "502"),
    Line("Spans are named with a keyword that the SDK still has", "602 601"),
    Line("Counters and gauges are called as this SDK release offers them", "601 602 608"),
    Line("Slow pages, agents and exports keep their time limits", person=DEPLOYED),
)

TESTING = (
    Line("A new way to fail has a test", run=TESTS, person="no tool knows which failures are new"),
    Line("It is proved that nothing personal gets out", run=f"{AUDIT}; pytest, with the fixture sentry_audit"),
    Line("Alert thresholds were looked at again", person=SETTINGS),
    Line("A captured error, its tags, user and crumbs are tested on the real SDK, not on a mock", run=TESTS),
    Line("A procedure on no watch list leaves no breadcrumb, one on a list does", run=TESTS),
    Line("Types check, layers build, functions deploy", person="these are the project's own commands"),
    Line("One error was sent on purpose and looked at in Sentry, from staging and end to end", person=DEPLOYED),
)

PRIVACY = (
    Line("A breadcrumb holds an id, not an address or a name", "101"),
    Line("The user is told by id, and by what the policy allows", "104 110"),
    Line(
        "The user is forgotten when the request is over",
        "409",
        person="most integrations do it; your own server may not",
    ),
    Line("Address, client and referrer of a request stay out of contexts", "103 107"),
    Line(
        "Names of organisations go out only where they are public",
        "103",
        person="the policy's `neutral` says which are",
    ),
    Line("No password, hashed or not, no key, no token of a session, no OAuth secret", "106"),
    Line("No card number", "101 102 103 105"),
    Line(
        "Ids, kinds of errors, durations and feature flags may go",
        person="an id may tell a person too: say so in the policy",
    ),
    Line(
        "Patterns of your own are personal data as well", run="sentry-lint check, with the policy's `privacy.personal`"
    ),
    Line("A request's form, query, headers and cookies are not sent whole", "107"),
    Line("The arguments of a view, a task or a procedure are not sent whole, cut off or not", "107 404"),
    Line("Local variables stay at home", "111"),
    Line("A view's or task's traceback is not sent as text", "103 107 404"),
    Line("The SDK's own personal data is off", "110"),
    Line("The scrubber keeps the SDK's names beside your own", "115"),
    Line(
        "When something has leaked: stop sending, look, delete, add a pattern",
        person="it happens in Sentry and in operations",
    ),
    Line("... and a test keeps it from coming back", run="pytest, with the fixture sentry_audit"),
)

NOISE = (
    Line("An answer such as 404 is a breadcrumb at most, never an error", "201 202"),
    Line("Refused input, refused access and rate limits are not captured", "201 203 207"),
    Line(
        "Errors that your service expects are not captured",
        "203",
        person="the policy's `expected-exceptions` lists them",
    ),
    Line("What the framework or a handler above captures is not captured here too", "204 205"),
    Line("An error that is logged is not captured once more", "205"),
    Line("A monitor that fails again and again does not send an event each time", "504"),
    Line("Frequent operations leave breadcrumbs, not messages", "206"),
    Line("A warning in the log is no event", "208"),
    Line("Health checks and metrics leave no breadcrumbs", "609"),
    Line("Critical failures reach the database and the mailbox too", person="that is your own code, not Sentry's"),
)

PROCEDURES = (
    Line("Each run of a watched procedure leaves a breadcrumb", "301 302"),
    Line(
        "The breadcrumb names the procedure, counts its arguments, carries the request's id", "302", "sentry-lint fix"
    ),
    Line("Tags for procedure, operation and place make the runs searchable", "302 303"),
    Line("A context holds the rest", "302"),
    Line("One wrapper does it for all; nobody can go round it", "301"),
    Line("Breadcrumb and tags are there before the call, so an error in it has them", "303"),
    Line("A name that only the running program knows is not run outside the wrapper", "304"),
    Line("A procedure that begins to write the watched tables gets on a list", "305", "sentry-lint procedures"),
    Line(
        "Where the SDK is missing, the program runs on", run="sentry-lint fix guards what it inserts as the module does"
    ),
    Line("It costs next to nothing", person=DEPLOYED),
    Line("After the rollout, each kind of operation is found in Sentry by its tags", person=DEPLOYED),
    Line("There is an order of deployment and a way back", person=TEAM),
)

CONTEXT = (
    Line("A breadcrumb's category is `domain.action`", "401"),
    Line("A level is one of the five that Sentry knows", "402"),
    Line("Tags are short, and their names and values legal", "403"),
    Line("Tags, names of transactions and categories have few values", "405"),
    Line("Big values are cut before they are sent", "404"),
    Line(
        "Request id, method and path, and ids of the business object go along",
        "406",
        person="which ids help is yours to say",
    ),
    Line("Context is set where the event will still carry it", "407 410"),
    Line("What one request sets, the next does not inherit", "408 409"),
    Line("A fingerprint groups by cause, and only the event it is meant for", "408 405"),
    Line("What `capture_exception` and `capture_message` are given is something they take", "604 601"),
    Line("Scopes are opened with a function that this SDK still has", "602 601"),
    Line(
        "Categories of errors (database, model, login) are tags",
        "403",
        person="which categories there are is a decision",
    ),
)

START = (
    Line("The DSN comes from the environment", "606"),
    Line("Environment and release are set", person="both may come from the environment, where no linter looks"),
    Line("Every option is one that the SDK has", "603 601 602"),
    Line("Integrations are made as they must be, and their settings take effect", "607 602"),
    Line("Statuses that count as failures are the server's, up to 599", "207 607"),
    Line("Logging sends errors, and keeps the rest as breadcrumbs", "208"),
    Line("Init runs before the application is made", run=AUDIT, person="the order of imports decides"),
    Line("The number of breadcrumbs is chosen with care", person="it weighs detail against size"),
    Line("Sentry is off in tests and development", person="the environment decides"),
    Line("It is known that hooks are really in place", run=AUDIT),
)

HOOKS = (
    Line("A hook hands the event back on every path", "605"),
    Line("A hook survives an event without exception, request or values", "605"),
    Line("A hook tests what events really hold", "609"),
    Line("A hook looks at the outermost exception when it means that one", "609"),
    Line("Headers and keys are matched in any case", "112"),
    Line("Everything is scrubbed: breadcrumbs, tags, contexts, messages, and what is nested", "114", AUDIT),
    Line("Each kind of item has its hook: transactions, logs and metrics too", "113", AUDIT),
    Line("A hook adds nothing personal", "101 102 103 105"),
    Line("A level is lowered only for what is harmless", person="the name of an exception does not say it"),
)

TASKS = (
    Line("A failed task is captured once", "204 205"),
    Line("A task's tags and context are set before its event goes", "410"),
    Line("A retry is a breadcrumb, and an event only at the end", "206 504"),
    Line("A text with a number in it does not make a new group each time", "405"),
    Line("Passing failures are tried again, bad input is not", person="what passes is known to who wrote the task"),
    Line("A task's arguments are not sent", "107"),
)

COST = (
    Line("Production samples a small part; only development samples all", "503"),
    Line("Rates are lowered when the quota runs out, raised when it does not", person=DEPLOYED),
    Line("A sample is taken by a sampler, not by dropping in a hook", "609", person="dropping may be meant"),
    Line("Events of one error are limited", person=SETTINGS),
    Line("Quota has its own alerts, and somebody projects the cost", person=SETTINGS),
    Line("Errors that come again and again are mended, not paid for", person=TEAM),
    Line("The SDK's share of a request's time is known", person=DEPLOYED),
)

RELEASES = (
    Line("A deployment makes its release, with its commits", person="the pipeline does it, with Sentry's own tool"),
    Line("Before a commit: the linter and the tests pass", run="pre-commit run --all-files"),
    Line("Before a deployment: no new finding in the whole tree", run="sentry-lint check --baseline FILE"),
    Line("After it: new errors, release health and speed are watched", person=DEPLOYED),
    Line("The DSN is in the secret store, and the service was started anew", person=DEPLOYED),
    Line("User, request id and breadcrumbs are seen on an event from staging", run=TESTS, person=DEPLOYED),
)

OPERATIONS = (
    Line("Alerts have tiers: page, chat, mail", person=SETTINGS),
    Line("Spikes, new kinds of errors and lost connections raise an alert", person=SETTINGS),
    Line("Chat, mail and pager are connected, and one alert was tried", person=SETTINGS),
    Line("Inbound filters and server-side scrubbing are on", person=SETTINGS),
    Line("Each team has its dashboard and its saved searches", person=SETTINGS),
    Line("Alerts have runbooks, quiet hours, an escalation, a weekly look", person=TEAM),
    Line("Incidents are triaged, mitigated, resolved and written up in time", person=TEAM),
    Line("Recovery time, detection time and false alarms are counted", person=TEAM),
    Line("Availability and error budgets have targets", person=TEAM),
)

ORGANISATION = (
    Line("Few may see the project in Sentry, and who did is logged", person=SETTINGS),
    Line("Events are kept as long as the law allows, in the right region", person=SETTINGS),
    Line("Processing personal data follows the law (GDPR)", "101 102 103 104 105 106 107", AUDIT, "the law wants more"),
    Line("Developers, operators and product people are trained", person=TEAM),
    Line("Runbooks, patterns and guides are written, and read again each quarter", person=TEAM),
    Line(
        "Further steps are planned: retries, replay, profiles, source maps",
        person="replay and profiles need a decision first",
    ),
)
