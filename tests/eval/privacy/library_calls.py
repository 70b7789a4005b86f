"""What each library function does to the value it is given: it keeps it, or it tells something about it only."""
import attr
import attrs
import base64
import bcrypt
import collections
import copy
import dataclasses
import datetime
import django.contrib.auth.hashers
import django.forms.models
import django.utils.encoding
import fastapi.encoders
import getpass
import hashlib
import hmac
import html
import itertools
import json
import keyring
import math
import orjson
import os
import os.path
import pathlib
import pickle
import pprint
import random
import re
import reprlib
import secrets
import simplejson
import sys
import textwrap
import time
import types
import typing
import ujson
import unicodedata
import urllib.parse
import uuid
import yaml
import zlib

from sentry_sdk import set_context, set_tag


def kept_1(customer):
    set_tag("line", ascii(customer.email))  # expect: SNT102
    set_tag("line", base64.b64decode(customer.email))  # expect: SNT102
    set_tag("line", base64.b64encode(customer.email))  # expect: SNT102
    set_tag("line", base64.urlsafe_b64encode(customer.email))  # expect: SNT102
    set_tag("line", bytearray(customer.email))  # expect: SNT102
    set_tag("line", bytes(customer.email))  # expect: SNT102
    set_tag("line", copy.copy(customer.email))  # expect: SNT102
    set_tag("line", copy.deepcopy(customer.email))  # expect: SNT102
    set_tag("line", django.utils.encoding.force_str(customer.email))  # expect: SNT102
    set_tag("line", django.utils.encoding.smart_str(customer.email))  # expect: SNT102
    set_tag("line", fastapi.encoders.jsonable_encoder(customer.email))  # expect: SNT102
    set_tag("line", format(customer.email))  # expect: SNT102
    set_tag("line", html.escape(customer.email))  # expect: SNT102
    set_tag("line", html.unescape(customer.email))  # expect: SNT102
    set_tag("line", json.dumps(customer.email))  # expect: SNT102
    set_tag("line", json.loads(customer.email))  # expect: SNT102
    set_tag("line", orjson.dumps(customer.email))  # expect: SNT102
    set_tag("line", orjson.loads(customer.email))  # expect: SNT102


def kept_2(customer):
    set_tag("line", os.fspath(customer.email))  # expect: SNT102
    set_tag("line", os.path.basename(customer.email))  # expect: SNT102
    set_tag("line", os.path.expanduser(customer.email))  # expect: SNT102
    set_tag("line", pathlib.Path(customer.email))  # expect: SNT102
    set_tag("line", pickle.dumps(customer.email))  # expect: SNT102
    set_tag("line", pprint.pformat(customer.email))  # expect: SNT102
    set_tag("line", pprint.saferepr(customer.email))  # expect: SNT102
    set_tag("line", repr(customer.email))  # expect: SNT102
    set_tag("line", reprlib.repr(customer.email))  # expect: SNT102
    set_tag("line", simplejson.dumps(customer.email))  # expect: SNT102
    set_tag("line", str(customer.email))  # expect: SNT102
    set_tag("line", textwrap.dedent(customer.email))  # expect: SNT102
    set_tag("line", textwrap.fill(customer.email))  # expect: SNT102
    set_tag("line", textwrap.indent(customer.email))  # expect: SNT102
    set_tag("line", textwrap.wrap(customer.email))  # expect: SNT102
    set_tag("line", types.MappingProxyType(customer.email))  # expect: SNT102
    set_tag("line", types.SimpleNamespace(customer.email))  # expect: SNT102
    set_tag("line", ujson.dumps(customer.email))  # expect: SNT102
    set_tag("line", urllib.parse.quote(customer.email))  # expect: SNT102
    set_tag("line", urllib.parse.quote_plus(customer.email))  # expect: SNT102


def kept_3(customer):
    set_tag("line", urllib.parse.unquote(customer.email))  # expect: SNT102
    set_tag("line", urllib.parse.urlencode(customer.email))  # expect: SNT102
    set_tag("line", yaml.dump(customer.email))  # expect: SNT102
    set_tag("line", yaml.safe_dump(customer.email))  # expect: SNT102


def collected_1(customer):
    set_context("all", {"all": collections.deque([customer.email])})  # expect: SNT103
    set_context("all", {"all": enumerate([customer.email])})  # expect: SNT103
    set_context("all", {"all": frozenset([customer.email])})  # expect: SNT103
    set_context("all", {"all": iter([customer.email])})  # expect: SNT103
    set_context("all", {"all": list([customer.email])})  # expect: SNT103
    set_context("all", {"all": max([customer.email])})  # expect: SNT103
    set_context("all", {"all": min([customer.email])})  # expect: SNT103
    set_context("all", {"all": next([customer.email])})  # expect: SNT103
    set_context("all", {"all": reversed([customer.email])})  # expect: SNT103
    set_context("all", {"all": set([customer.email])})  # expect: SNT103
    set_context("all", {"all": sorted([customer.email])})  # expect: SNT103
    set_context("all", {"all": tuple([customer.email])})  # expect: SNT103


def collected_identifiers_1(customer):
    set_context("all", {"all": collections.deque([customer.id])})
    set_context("all", {"all": enumerate([customer.id])})
    set_context("all", {"all": frozenset([customer.id])})
    set_context("all", {"all": iter([customer.id])})
    set_context("all", {"all": list([customer.id])})
    set_context("all", {"all": max([customer.id])})
    set_context("all", {"all": min([customer.id])})
    set_context("all", {"all": next([customer.id])})
    set_context("all", {"all": reversed([customer.id])})
    set_context("all", {"all": set([customer.id])})
    set_context("all", {"all": sorted([customer.id])})
    set_context("all", {"all": tuple([customer.id])})


def mapped_1(customer):
    set_context("all", dict({"line": customer.email}))  # expect: SNT103
    set_context("all", collections.OrderedDict({"line": customer.email}))  # expect: SNT103
    set_context("all", collections.defaultdict({"line": customer.email}))  # expect: SNT103
    set_context("all", collections.ChainMap({"line": customer.email}))  # expect: SNT103
    set_context("all", types.SimpleNamespace({"line": customer.email}))  # expect: SNT103
    set_context("all", types.MappingProxyType({"line": customer.email}))  # expect: SNT103
    set_context("all", copy.copy({"line": customer.email}))  # expect: SNT103
    set_context("all", copy.deepcopy({"line": customer.email}))  # expect: SNT103


def mapped_identifiers_1(customer):
    set_context("all", dict({"line": customer.id}))
    set_context("all", collections.OrderedDict({"line": customer.id}))
    set_context("all", collections.defaultdict({"line": customer.id}))
    set_context("all", collections.ChainMap({"line": customer.id}))
    set_context("all", types.SimpleNamespace({"line": customer.id}))
    set_context("all", types.MappingProxyType({"line": customer.id}))
    set_context("all", copy.copy({"line": customer.id}))
    set_context("all", copy.deepcopy({"line": customer.id}))


def kept_in_another_place(customer, table):
    set_tag("a", os.path.join("/home", customer.email))  # expect: SNT102
    set_tag("b", os.path.join("/home", customer.id))
    set_tag("c", unicodedata.normalize("NFC", customer.email))  # expect: SNT102
    set_tag("d", typing.cast(str, customer.email))  # expect: SNT102
    set_tag("e", textwrap.shorten(customer.email, 20))  # expect: SNT102
    set_tag("f", re.split("@", customer.email))  # expect: SNT102
    set_context("g", {"all": list(itertools.chain([customer.id], [customer.email]))})  # expect: SNT103
    set_context("h", {"all": list(itertools.chain([customer.id], [customer.plan]))})
    set_context("i", {"all": list(itertools.islice([customer.email], 3))})  # expect: SNT103
    set_context("j", {"all": list(zip([customer.id], [customer.email]))})  # expect: SNT103
    set_context("k", {"all": list(zip([customer.id], [customer.plan]))})
    set_context("l", django.forms.models.model_to_dict(customer))  # expect: SNT107
    set_context("m", attr.asdict(customer))  # expect: SNT107
    set_context("n", attrs.asdict(customer))  # expect: SNT107
    set_context("o", attrs.asdict(table))
    set_tag("p", max(customer.email, customer.id))  # expect: SNT102
    set_tag("q", next(iter([customer.email])))  # expect: SNT102
    set_tag("r", next(iter([customer.id])))


def told_1(customer):
    set_tag("line", abs(customer.email))
    set_tag("line", all(customer.email))
    set_tag("line", any(customer.email))
    set_tag("line", bool(customer.email))
    set_tag("line", callable(customer.email))
    set_tag("line", complex(customer.email))
    set_tag("line", dataclasses.fields(customer.email))
    set_tag("line", datetime.date.today(customer.email))
    set_tag("line", datetime.datetime.now(customer.email))
    set_tag("line", dir(customer.email))
    set_tag("line", divmod(customer.email))
    set_tag("line", float(customer.email))
    set_tag("line", hasattr(customer.email))
    set_tag("line", hash(customer.email))
    set_tag("line", id(customer.email))
    set_tag("line", isinstance(customer.email))
    set_tag("line", issubclass(customer.email))
    set_tag("line", len(customer.email))
    set_tag("line", math.ceil(customer.email))
    set_tag("line", math.floor(customer.email))


def told_2(customer):
    set_tag("line", math.log(customer.email))
    set_tag("line", ord(customer.email))
    set_tag("line", pow(customer.email))
    set_tag("line", random.randint(customer.email))
    set_tag("line", random.random(customer.email))
    set_tag("line", round(customer.email))
    set_tag("line", secrets.token_hex(customer.email))
    set_tag("line", sum(customer.email))
    set_tag("line", sys.getsizeof(customer.email))
    set_tag("line", time.time(customer.email))
    set_tag("line", type(customer.email))
    set_tag("line", uuid.uuid1(customer.email))
    set_tag("line", uuid.uuid3(customer.email))
    set_tag("line", uuid.uuid4(customer.email))
    set_tag("line", uuid.uuid5(customer.email))
    set_tag("line", zlib.crc32(customer.email))


def hashed_1(customer):
    set_tag("line", bcrypt.hashpw(customer.email))
    set_tag("line", django.contrib.auth.hashers.make_password(customer.email))
    set_tag("line", hashlib.blake2b(customer.email))
    set_tag("line", hashlib.blake2s(customer.email))
    set_tag("line", hashlib.md5(customer.email))
    set_tag("line", hashlib.sha1(customer.email))
    set_tag("line", hashlib.sha224(customer.email))
    set_tag("line", hashlib.sha256(customer.email))
    set_tag("line", hashlib.sha384(customer.email))
    set_tag("line", hashlib.sha3_256(customer.email))
    set_tag("line", hashlib.sha3_512(customer.email))
    set_tag("line", hashlib.sha512(customer.email))
    set_tag("line", hmac.digest(customer.email))
    set_tag("line", hmac.new(customer.email))


def hashed_secret_1(customer):
    set_tag("line", bcrypt.hashpw(customer.password))  # expect: SNT106
    set_tag("line", django.contrib.auth.hashers.make_password(customer.password))  # expect: SNT106
    set_tag("line", hashlib.blake2b(customer.password))  # expect: SNT106
    set_tag("line", hashlib.blake2s(customer.password))  # expect: SNT106
    set_tag("line", hashlib.md5(customer.password))  # expect: SNT106
    set_tag("line", hashlib.sha1(customer.password))  # expect: SNT106
    set_tag("line", hashlib.sha224(customer.password))  # expect: SNT106
    set_tag("line", hashlib.sha256(customer.password))  # expect: SNT106
    set_tag("line", hashlib.sha384(customer.password))  # expect: SNT106
    set_tag("line", hashlib.sha3_256(customer.password))  # expect: SNT106
    set_tag("line", hashlib.sha3_512(customer.password))  # expect: SNT106
    set_tag("line", hashlib.sha512(customer.password))  # expect: SNT106
    set_tag("line", hmac.digest(customer.password))  # expect: SNT106
    set_tag("line", hmac.new(customer.password))  # expect: SNT106


def given_out():
    set_tag("line", getpass.getpass())  # expect: SNT106
    set_tag("line", getpass.getuser())  # expect: SNT102
    set_tag("line", keyring.get_password())  # expect: SNT106
    set_tag("line", os.getlogin())  # expect: SNT102
    set_tag("line", secrets.token_urlsafe())  # expect: SNT106
