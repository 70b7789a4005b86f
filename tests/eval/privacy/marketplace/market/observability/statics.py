import sentry_sdk


class Report:
    @staticmethod
    def message(text, level="error"):
        sentry_sdk.capture_message(text, level=level)

    @staticmethod
    def error(exc, **options):
        """``tag_x=`` becomes the tag ``x``, ``extra_x=`` the extra ``x``."""
        with sentry_sdk.new_scope() as scope:
            for key, value in options.items():
                if key.startswith("tag_"):
                    scope.set_tag(key[4:], value)
                elif key.startswith("extra_"):
                    scope.set_extra(key[6:], value)
            sentry_sdk.capture_exception(exc)

    @classmethod
    def user(cls, **fields):
        sentry_sdk.set_user(fields)
