"""Reports go to Sentry and into a table; only the table may hold who it was."""
import sentry_sdk

from studio.config import sentry_context
from studio.config.sentry_context import add_breadcrumb, capture_message, set_business_context, set_user_context


def _report_to_sentry(text, code, category, user=None, **more):
    if user:
        set_user_context(user.id, user.email, user.first_name)
    set_business_context(action=category, error_code=code, **more)
    capture_message(text, level="error", category=category)


def report_upload_failure(session, user, filename, code, request_id):
    _report_to_sentry("upload failed", code, "upload", user, request_id=request_id)
    _report_to_sentry(f"upload of {user.email} failed", code, "upload", user)  # expect: SNT105
    _report_to_sentry("upload failed", code, "upload", contact=user.phone)  # expect: SNT103
    session.add({"user": user.email, "file": filename})
    add_breadcrumb("upload failed", category="upload.failed", data={"code": code})
    add_breadcrumb(f"upload by {user.email}", category="upload.failed")  # expect: SNT101
    sentry_context.add_breadcrumb("upload failed", data={"listener": user.full_name})  # expect: SNT101
    sentry_context.clear_user_context()
    capture_message("upload is slow", level="warning", podcast=filename.podcast_id)
    capture_message("upload is slow", level="warning", host=user.username)  # expect: SNT102
    set_business_context(podcast_id=filename.podcast_id, episode_id=filename.episode_id, action="transcribe")
    set_business_context(action="transcribe", guest=user.home_address)  # expect: SNT103
    sentry_sdk.set_context("transcript", {"words": filename.word_count, "language": filename.language})
