import sentry_sdk
from celery import Task, shared_task
from django.core.exceptions import ValidationError

from training.errors import capture_custom_error


class ReportingTask(Task):
    def on_failure(self, exc, task_id, args, kwargs, einfo):
        with sentry_sdk.configure_scope() as scope:
            scope.set_tag("task_name", self.name)
            scope.set_tag("task_id", task_id)
            scope.set_context(
                "task_context",
                {
                    "args": args,  # expect: SNT107
                    "kwargs": kwargs,
                    "traceback": str(einfo),
                },
            )
            sentry_sdk.capture_exception(exc)

    def on_retry(self, exc, task_id, args, kwargs, einfo):
        with sentry_sdk.configure_scope() as scope:
            scope.set_tag("task_status", "retry")
            scope.set_context("retry", {"count": self.request.retries, "max_retries": self.max_retries})
            sentry_sdk.capture_message(f"Task {self.name} retrying (attempt {self.request.retries + 1})", level="warning")


@shared_task(bind=True, base=ReportingTask, max_retries=3)
def import_data(self, datasource_id, user_id, owner):
    try:
        owner.load(datasource_id)
    except ValidationError as exc:
        capture_custom_error("validation", "import refused", {"source": datasource_id})
        capture_custom_error("validation", f"import of {owner.email} refused")  # expect: SNT105
        capture_custom_error("validation", "import refused", {"owner": owner.username})  # expect: SNT103
        raise self.retry(exc=exc)
    except Exception:
        with sentry_sdk.configure_scope() as scope:
            scope.set_tag("datasource_id", datasource_id)
            scope.set_tag("user_id", user_id)
            scope.set_tag("owner", owner.get_full_name())  # expect: SNT102
        raise
