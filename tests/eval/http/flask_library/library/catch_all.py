"""Handlers that an application calls with every exception."""
from __future__ import annotations

from flask import Blueprint, Flask, jsonify
from sentry_sdk import capture_exception
from werkzeug.exceptions import HTTPException

app = Flask(__name__)
shelves = Blueprint("shelves", __name__)


@app.errorhandler(Exception)
def reports_all(error):
    capture_exception(error)  # expect: SNT202
    return jsonify({"error": "unknown"}), 500


@app.errorhandler(Exception)
def reports_at_hand(error):
    capture_exception()  # expect: SNT202
    return jsonify({"error": "unknown"}), 500


@app.errorhandler(Exception)
def lets_answers_pass(error):
    if isinstance(error, HTTPException):
        return error
    capture_exception(error)
    return jsonify({"error": "unknown"}), 500


@app.errorhandler(Exception)
def asks_the_code(error):
    code = getattr(error, "code", 500)
    if code >= 500:
        capture_exception(error)
    return jsonify({"error": "unknown"}), code


@app.errorhandler(Exception)
def does_not_capture(error):
    return jsonify({"error": "unknown"}), 500


@shelves.app_errorhandler(Exception)
def reports_all_of_the_application(error):
    capture_exception(error)  # expect: SNT202
    return jsonify({"error": "unknown"}), 500


@shelves.errorhandler(Exception)
def reports_all_of_a_blueprint(error):
    capture_exception(error)
    return jsonify({"error": "unknown"}), 500


@app.errorhandler(OSError)
def reports_others(error):
    capture_exception(error)
    return jsonify({"error": "unknown"}), 500


def by_hand(error):
    capture_exception(error)  # expect: SNT202
    return jsonify({"error": "unknown"}), 500


app.register_error_handler(Exception, by_hand)


def make(name):
    made = Flask(name)

    @made.errorhandler(Exception)
    def within(error):
        capture_exception(error)  # expect: SNT202
        return jsonify({"error": "unknown"}), 500

    return made
