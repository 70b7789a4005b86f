"""Names as words: ``shippingAddress2``, ``SHIPPING_ADDRESS_2`` and ``shipping-address.2`` read the same."""

from __future__ import annotations

import re
import unicodedata

# Runs of capitals keep together (`HTTPServer`: HTTP, Server; `userIDs`: user, IDs), digits stand alone.
_WORD = re.compile(r"[A-Z]{2,}s(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_A-Za-z]+")

# Words that hold a digit: taken apart they would lose their meaning.
_WITH_DIGITS = frozenset(
    "md5 sha1 sha2 sha3 sha224 sha256 sha384 sha512 blake2 ipv4 ipv6 oauth1 oauth2 base32 base58 base64 b64 x509"
    " s3 ec2 http2 utf8 utf16 2fa i18n l10n k8s h264 mp3 mp4 erc20 erc721 cvv2 cvc2".split()
)
_NOT_DECOMPOSED = {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "AE", "œ": "oe", "đ": "d"}


def split(name: str) -> tuple[str, ...]:
    """Give the words of a name in lower case, without accents.

    Snake case, camel case, kebab case, dots, spaces and digits all separate words; ``apiKey`` gives
    ``("api", "key")``, ``ADDRESS2`` gives ``("address", "2")``, ``contraseña`` gives ``("contrasena",)``.
    A text without a letter or digit gives ``()``.
    """
    if not name.isascii():
        name = _plain(name)
    parts = [part.lower() for part in _WORD.findall(name)]
    if any(part.isdigit() for part in parts):
        parts = _join_digits(parts)
    return tuple(parts)


def _plain(name: str) -> str:
    """Write accented Latin letters as ASCII ones; other scripts stay as they are."""
    name = "".join(_NOT_DECOMPOSED.get(letter, letter) for letter in name)
    return "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))


def _join_digits(parts: list[str]) -> list[str]:
    """Put ``sha`` and ``256`` together again where the two are known as one word."""
    joined: list[str] = []
    for part in parts:
        if joined and joined[-1] + part in _WITH_DIGITS:
            joined[-1] += part
        else:
            joined.append(part)
    # `k8s` and `i18n` come in three pieces
    for at in range(len(joined) - 2):
        if "".join(joined[at : at + 3]) in _WITH_DIGITS:
            joined[at : at + 3] = ["".join(joined[at : at + 3])]
            break
    return joined
