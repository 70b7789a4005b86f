"""An application whose answers have a handler of their own, which Flask prefers."""
from __future__ import annotations

from flask import Flask, jsonify
from sentry_sdk import capture_exception
from werkzeug.exceptions import HTTPException

app = Flask(__name__)


@app.errorhandler(HTTPException)
def answers(error):
    return jsonify({"error": error.name}), error.code


@app.errorhandler(Exception)
def reports_the_rest(error):
    capture_exception(error)
    return jsonify({"error": "unknown"}), 500
