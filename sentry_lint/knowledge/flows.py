"""What library calls do to the data they are given: which keep it, which clear it, which hand out a whole bag.

Sources: the standard library's documentation; the request objects of Flask/werkzeug, Django, DRF, Starlette/FastAPI,
aiohttp, Pyramid and the AWS Lambda event (their documentation and source); ``corpus``-read uses in public projects.
"""

from __future__ import annotations

from typing import NamedTuple

# Calls whose result carries what their arguments carry.
KEEPING = frozenset(
    {
        *("bytes", "bytearray", "list", "tuple", "set", "frozenset", "dict"),
        *("sorted", "reversed", "iter", "next", "enumerate", "zip", "max", "min", "copy.copy", "copy.deepcopy"),
        *("json.dumps", "json.loads", "simplejson.dumps", "ujson.dumps", "orjson.dumps", "orjson.loads"),
        *("pprint.pformat", "pprint.saferepr", "reprlib.repr", "textwrap.shorten", "textwrap.dedent"),
        *("textwrap.fill", "textwrap.wrap", "textwrap.indent", "html.escape", "html.unescape", "urllib.parse.quote"),
        *("urllib.parse.unquote", "urllib.parse.quote_plus", "urllib.parse.urlencode", "base64.b64encode"),
        *("base64.b64decode", "base64.urlsafe_b64encode", "pickle.dumps", "yaml.dump", "yaml.safe_dump"),
        *("itertools.chain", "itertools.islice", "types.MappingProxyType"),
        *("collections.OrderedDict", "collections.ChainMap", "collections.defaultdict", "collections.deque"),
        *("asyncio.shield", "typing.cast", "re.sub", "re.split", "string.Template", "operator.itemgetter"),
        *("django.forms.models.model_to_dict", "django.utils.encoding.force_str", "django.utils.encoding.smart_str"),
        *("attr.asdict", "attrs.asdict", "fastapi.encoders.jsonable_encoder", "asgiref.sync.sync_to_async"),
        *(
            "os.path.join",
            "os.path.basename",
            "os.path.expanduser",
            "pathlib.Path",
            "os.fspath",
            "unicodedata.normalize",
        ),
    }
)
# Calls that make of a text the bag that was written into it: its items are judged by their keys.
PARSING = frozenset(
    {"json.loads", "json.load", "simplejson.loads", "ujson.loads", "orjson.loads", "msgspec.json.decode"}
)
# Calls that tell about a value without showing it. Source: pysa's built-in sanitizers (len, type) and the same in kind.
CLEARING = frozenset(
    {
        *("len", "bool", "isinstance", "issubclass", "type", "id", "hash", "hasattr", "callable", "any", "all"),
        *("float", "abs", "round", "sum", "ord", "divmod", "pow", "complex", "dir", "sys.getsizeof"),
        *("uuid.uuid1", "uuid.uuid3", "uuid.uuid4", "uuid.uuid5", "time.time", "datetime.datetime.now"),
        *("zlib.crc32", "dataclasses.fields", "math.floor"),
        *("math.ceil", "math.log", "random.random", "random.randint", "secrets.token_hex", "datetime.date.today"),
    }
)
# One-way functions: they clear personal data, not credentials (a hash of a password is still worth stealing).
HASHING = frozenset(
    {
        *("hashlib.md5", "hashlib.sha1", "hashlib.sha224", "hashlib.sha256", "hashlib.sha384", "hashlib.sha512"),
        *("hashlib.blake2b", "hashlib.blake2s", "hashlib.sha3_256", "hashlib.sha3_512"),
        *("hmac.new", "hmac.digest", "django.contrib.auth.hashers.make_password", "bcrypt.hashpw"),
    }
)
# Words that say, in the name of a function that cannot be seen, that it clears what it is given.
CLEARING_WORDS = frozenset(
    {
        *("redact", "redacted", "mask", "masked", "scrub", "scrubbed", "anonymize", "anonymise", "anonymized"),
        *("pseudonymize", "pseudonymise", "pseudonym", "hash", "hashed", "digest", "fingerprint", "obfuscate"),
        *("censor", "sanitize", "sanitise", "sanitized", "encrypt", "tokenize", "hmac", "sha256", "md5", "sha1"),
        *("count", "length", "size", "strip_pii", "filter_pii", "obscure", "veil", "conceal"),
    }
)

# Patterns that match every character that says something.
FULL_PATTERNS = frozenset({".", ".+", ".*", r"\S", r"\S+", r"\w", r"\w+", r"[\s\S]", r"[\w.@]", r"[^@]", "(?s).*"})

# Methods that make another text of a text.
CHANGING_METHODS = frozenset(
    {
        *("lower", "upper", "strip", "lstrip", "rstrip", "title", "capitalize", "casefold", "swapcase", "replace"),
        *("removeprefix", "removesuffix"),
    }
)

# Methods whose result carries what the object carries (and, where named, the arguments).
KEEPING_METHODS = frozenset(
    {
        *("lower", "upper", "strip", "lstrip", "rstrip", "title", "capitalize", "casefold", "swapcase", "replace"),
        *("encode", "decode", "format", "format_map", "join", "ljust", "rjust", "center", "zfill", "expandtabs"),
        *("removeprefix", "removesuffix", "translate", "split", "rsplit", "partition", "rpartition", "splitlines"),
        *("copy", "items", "values", "get_secret_value", "to_dict", "dict", "model_dump", "json", "model_dump_json"),
        *("as_dict", "asdict", "_asdict", "to_json", "lists", "dump", "serialize", "isoformat", "tolist", "pop"),
        *(
            "popitem",
            "to_python",
            "__str__",
            "__repr__",
            "as_string",
            "as_bytes",
            "hex",
            "getvalue",
            "read",
            "unwrap",
            "urlencode",
            "bindparams",
            "execution_options",
            "columns",
            "bind",
            "group",
            "groups",
        ),
    }
)
# Methods that tell about an object without showing it.
CLEARING_METHODS = frozenset(
    {
        *("startswith", "endswith", "isdigit", "isalpha", "isnumeric", "isspace", "find", "rfind", "index", "count"),
        *("keys", "hexdigest", "digest", "__len__", "bit_length", "exists", "is_valid", "check_password", "isalnum"),
    }
)
# Methods by which a container is changed, and whether the value is a member, a collection of members or a mapping.
ADDING_METHODS = {"append": "member", "add": "member", "appendleft": "member", "extend": "many", "update": "mapping"}

# Methods of a task that start it with the task's own arguments.
DELAYING = frozenset({"delay", "apply_async", "s", "si", "defer", "send", "spawn", "enqueue"})
SPLITTING = frozenset({"split", "rsplit", "partition", "rpartition"})
# Methods that run a function given to them, and its position.
# Sources: concurrent.futures, asyncio, anyio, trio, starlette, rq, gevent and Twisted's reactor.
SUBMITTING = {
    "submit": 0,
    "run_in_executor": 1,
    "add_task": 0,
    "start_soon": 0,
    "spawn": 0,
    "enqueue": 0,
    "run_sync": 0,
    "call_soon": 0,
    "call_soon_threadsafe": 0,
    "call_later": 1,
    "call_at": 1,
    "run_in_threadpool": 0,
    "callLater": 1,
    "callInThread": 0,
    "callFromThread": 0,
    "apply_async": 0,
    "spawn_later": 1,
}
# Those of them that are awaited where they stand, so that what the function raises comes back.
AWAITED = frozenset({"run_in_executor", "run_sync", "run_in_threadpool"})
# Methods that run a function for each value given after it.
MAPPING = frozenset({"map", "imap", "imap_unordered", "map_async"})
# The same as functions: by dotted name, the position of the function.
RUNNING = {
    "asyncio.to_thread": 0,
    "anyio.to_thread.run_sync": 0,
    "anyio.from_thread.run": 0,
    "starlette.concurrency.run_in_threadpool": 0,
    "fastapi.concurrency.run_in_threadpool": 0,
    "trio.to_thread.run_sync": 0,
    "gevent.spawn": 0,
    "gevent.spawn_later": 1,
    "eventlet.spawn": 0,
    "eventlet.spawn_n": 0,
    "twisted.internet.threads.deferToThread": 0,
}


class Started(NamedTuple):
    """A class whose object runs a function: the positions of the function and of its arguments' tuple, its keyword."""

    function: int
    name: str
    args: int


STARTING = {
    "threading.Thread": Started(1, "target", 3),
    "threading.Timer": Started(1, "function", 2),
    "multiprocessing.Process": Started(1, "target", 3),
    "multiprocessing.context.Process": Started(1, "target", 3),
    "_thread.start_new_thread": Started(0, "function", 1),
}

# Reads of one item by key.
KEYED_METHODS = frozenset(
    {"get", "pop", "getlist", "getone", "getall", "get_all", "setdefault", "__getitem__", "getfirst"}
)

# Names of things that are a request. An `event` with a `context` beside it is a Lambda's.
REQUESTS = frozenset({"request", "req", "http_request", "flask_request", "_request"})
REQUEST_SYMBOLS = {
    "flask.request": "Flask",
    "quart.request": "Quart",
    "bottle.request": "Bottle",
    "sanic.request": "Sanic",
}
REQUEST_CLASSES = frozenset(
    {"Request", "HttpRequest", "HTTPConnection", "WSGIRequest", "ASGIRequest", "HTTPServerRequest"}
)
# Attributes of a request that are whole bags.
REQUEST_BAGS = {
    "form": "request-body",
    "json": "request-body",
    "json_body": "request-body",
    "data": "request-body",
    "body": "request-body",
    "raw_body": "request-body",
    "POST": "request-body",
    "post": "request-body",
    "files": "request-body",
    "FILES": "request-body",
    "values": "request-body",
    "params": "query",
    "args": "query",
    "GET": "query",
    "query_params": "query",
    "query": "query",
    "query_string": "query",
    "QUERY_PARAMS": "query",
    "session": "cookies",
    "headers": "headers",
    "META": "headers",
    "environ": "headers",
    "cookies": "cookies",
    "COOKIES": "cookies",
}
# Methods of a request that read a whole bag.
REQUEST_METHODS = {
    "get_json": "request-body",
    "get_data": "request-body",
    "json": "request-body",
    "form": "request-body",
    "body": "request-body",
    "text": "request-body",
    "read": "request-body",
    "post": "request-body",
    "stream": "request-body",
}
# Attributes of a request's parts that hold personal data: (attribute, the part).
REQUEST_FIELDS = {("host", "client"): "network", ("query", "url"): "query"}
# Attributes of anything that are whole bags.
BAGS = {
    "cleaned_data": "request-body",
    "validated_data": "request-body",
    "initial_data": "request-body",
    "__dict__": "object",
    "f_locals": "locals",
}
# Keys of a Lambda proxy event that are whole bags. Source: AWS documentation, "Lambda proxy integration".
LAMBDA_BAGS = {
    "body": "request-body",
    "headers": "headers",
    "multiValueHeaders": "headers",
    "cookies": "cookies",
    "queryStringParameters": "query",
    "multiValueQueryStringParameters": "query",
    "requestContext": "request-body",
    "pathParameters": "query",
}
# Symbols and calls that are whole bags. Sources: the standard library; web.py (its ``application`` and ``webapi``).
SYMBOL_BAGS = {
    "os.environ": "environ",
    "os.environb": "environ",
    "sys.argv": "arguments",
    "web.ctx.env": "headers",
    "web.ctx.environ": "headers",
}
CALL_BAGS = {
    "locals": "locals",
    "vars": "object",
    "globals": "locals",
    "os.environ.copy": "environ",
    "web.input": "request-body",
    "web.data": "request-body",
    "web.cookies": "cookies",
}
# Calls that turn an object into all its fields: a bag where the object is a person or shows personal fields.
DUMPING = frozenset(
    {"dataclasses.asdict", "dataclasses.astuple", "attr.asdict", "attrs.asdict", "django.forms.models.model_to_dict"}
)
DUMPING_METHODS = frozenset(
    {"dict", "model_dump", "model_dump_json", "to_dict", "as_dict", "asdict", "_asdict", "to_json"}
)
# Objects that hold a person's data though they are not named after a person.
PERSONAL_OBJECTS = frozenset({"destination", "recipient", "address", "contact", "profile", "addressee", "billing"})
# Calls that hand out a credential or personal data by what they are.
SOURCES = {
    "getpass.getpass": "password",
    "getpass.getuser": "username",
    "os.getlogin": "username",
    "keyring.get_password": "password",
    "secrets.token_urlsafe": "token",
}
# Names of values that are a whole bag, where nothing else is known of them.
BAG_NAMES = {
    "request_body": "request-body",
    "request_data": "request-body",
    "request_json": "request-body",
    "request_payload": "request-body",
    "raw_body": "request-body",
    "form_data": "request-body",
    "post_data": "request-body",
    "request_headers": "headers",
    "request_cookies": "cookies",
    "response_body": "request-body",
}
# Attributes that hold the raw arguments of somebody's call: (attribute, its owner) -> keyed. Source: discord.py
# (Context.args, Context.kwargs, Interaction.data), Celery (Task.request.args).
ARGUMENT_FIELDS = {
    ("args", "ctx"): False,
    ("kwargs", "ctx"): True,
    ("data", "interaction"): False,
    ("args", "task"): False,
    ("kwargs", "task"): True,
    ("kwargs", "request"): True,
}
# Attributes whose object tells, written into a text, who somebody is: of which owners (none named: of all but NOBODYS).
# Sources: Django (AbstractBaseUser.__str__), discord.py (User.__str__, Context.author, Message.author),
# python-telegram-bot (Update.effective_user, Message.from_user).
SOMEBODY: dict[str, frozenset[str]] = {
    "user": frozenset(),
    "member": frozenset(),
    "current_user": frozenset(),
    "effective_user": frozenset(),
    "from_user": frozenset(),
    "author": frozenset({"ctx", "context", "message", "msg", "interaction"}),
}
# Frameworks whose request's user is an object without a text of its own. Source: starlette/authentication.py.
OWN_USERS = frozenset({"fastapi", "starlette"})
# Programs, and what says how to reach a server: their `user` is an account of the program's own.
NOBODYS = frozenset(
    {
        *("bot", "client", "settings", "config", "conf", "cfg", "env", "environ", "args", "options", "opts", "server"),
        *("db", "database", "connection", "conn", "engine", "url", "uri", "dsn", "parsed", "ssh", "credentials"),
    }
)
# Classes outside the project whose objects are persons, and whose text is their name.
# Sources: discord.py (User.__str__), Django (AbstractBaseUser.__str__).
PERSONS = frozenset(
    {
        *("discord.Member", "discord.User", "discord.abc.User", "nextcord.Member", "nextcord.User", "disnake.Member"),
        *("disnake.User", "django.contrib.auth.models.User", "django.contrib.auth.models.AbstractUser"),
        *("django.contrib.auth.models.AbstractBaseUser", "django.contrib.auth.base_user.AbstractBaseUser"),
    }
)
# Parameters that are the raw arguments of somebody's call.
ARGUMENT_NAMES = frozenset({"args", "kwargs"})
# The last word of a name that is an identifier or a class of things, whatever key the value is stored under.
IDENTIFIERS = frozenset(
    {
        *("id", "ids", "uuid", "guid", "pk", "slug", "count", "status", "type", "kind", "code", "state", "enabled"),
        *("verified", "sent", "result", "ok", "valid", "confirmed", "exists", "success", "present", "active"),
        *("required", "missing", "found", "changed", "expired", "allowed", "blocked", "subscribed", "opted"),
        *("tier", "plan", "role", "version", "flag", "hash", "digest", "index", "size", "length", "category", "sub"),
    }
)
# Declarations of model fields whose values say nothing personal. Source: Django and WTForms field classes.
CLEAN_FIELDS = frozenset(
    {
        *("BooleanField", "NullBooleanField", "IntegerField", "BigIntegerField", "SmallIntegerField", "AutoField"),
        *("PositiveIntegerField", "FloatField", "DecimalField", "DateField", "DateTimeField", "TimeField", "UUIDField"),
        *("DurationField", "BigAutoField", "ForeignKey", "PositiveSmallIntegerField"),
    }
)
# First words of names that are questions.
PREDICATES = frozenset({"is", "has", "had", "can", "should", "was", "were", "needs", "did", "does", "use", "uses"})
# Annotations whose values say nothing personal whatever they are called. Source: Bearer's exclude_types.
CLEAN_TYPES = frozenset(
    {
        *("bool", "int", "float", "complex", "date", "datetime", "time", "timedelta", "Decimal", "UUID", "Enum"),
        *("SecretStr", "SecretBytes", "NoneType", "None"),
    }
)
