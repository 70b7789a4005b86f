from . import core


class Facade:
    crumb = staticmethod(core.crumb)

    def __init__(self):
        self.core = core

    def tag(self, **tags):
        self.core.tagged("kit.", **tags)

    def context(self, name, **payload):
        return core.describe(name, payload)

    def sizes(self, name, **payload):
        return core.sized(name, payload)

    def __call__(self, message):
        core.crumb(message)


facade = Facade()
sentry = facade
