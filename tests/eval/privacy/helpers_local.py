"""A garage: helpers of the same file, from the simplest to classes and closures."""
import sentry_sdk


def tag(key, value):
    sentry_sdk.set_tag(key, value)


def tag_lower(key, value):
    text = str(value).lower()
    sentry_sdk.set_tag(key, text)


def tag_twice(key, value):
    tag(key, value)
    tag_lower(key, value)


def tag_thrice(key, value):
    tag_twice(f"garage.{key}", value)


def count(key, value):
    sentry_sdk.set_tag(key, len(value))


# case: R42
def callers(driver, car):
    tag("who", driver.email)  # expect: SNT102
    tag("who", driver.id)
    tag(value=driver.email, key="who")  # expect: SNT102
    tag(value=car.model, key="car")
    tag_lower("who", driver.full_name)  # expect: SNT102
    tag_lower("car", car.model)
    tag_twice("who", driver.phone_number)  # expect: SNT102
    tag_twice("car", car.model)
    tag_thrice("who", driver.licence_plate)  # expect: SNT102
    tag_thrice("car", car.model)
    tag_thrice("who", driver.password)  # expect: SNT106
    count("who", driver.email)
    tag(*("who", driver.email))  # expect: SNT102
    tag(**{"key": "who", "value": driver.email})  # expect: SNT102
    tag(**{"key": "car", "value": car.model})


# The helper itself names what is personal: the finding is its own, its callers have none.
def remember(user_id, user_email=None, plan=None):
    sentry_sdk.set_user({"id": user_id, "email": user_email, "plan": plan})  # expect: SNT104


def remember_fully(
    user_id,
    phone_number,
):
    sentry_sdk.set_user(
        {
            "id": user_id,
            "phone": phone_number,  # expect: SNT104
        }
    )


def who(driver):
    sentry_sdk.set_tag("driver", driver.email)  # expect: SNT102


def known(driver):
    sentry_sdk.set_tag("driver", driver.id)


def callers_of_those(driver):
    remember(driver.id, driver.email)
    remember(driver.id, user_email=driver.email, plan=driver.plan)
    remember_fully(driver.id, driver.phone)
    who(driver)
    known(driver)


# What a helper returns.
def label_of(driver):
    return f"{driver.first_name} {driver.last_name}"


def number_of(driver):
    return f"driver {driver.id}"


def either(driver, flag):
    if flag:
        return driver.id
    return driver.email


def pair(driver):
    return driver.id, driver.email


def record(driver):
    data = {"id": driver.id}
    data["reach"] = driver.phone
    return data


def through(value):
    return value


def shown(value):
    return through(through(f"<{value}>"))


def only_length(value):
    return len(value)


def fill(target, driver):
    target["reach"] = driver.email


def fill_kindly(target, driver):
    target["plan"] = driver.plan


# case: R61
def returned(driver, car):
    sentry_sdk.set_tag("who", label_of(driver))  # expect: SNT102
    sentry_sdk.set_tag("who", number_of(driver))
    sentry_sdk.set_tag("who", either(driver, car.new))  # expect: SNT102
    number, mail = pair(driver)
    sentry_sdk.set_tag("who", number)
    sentry_sdk.set_tag("who", mail)  # expect: SNT102
    sentry_sdk.set_context("who", record(driver))  # expect: SNT103
    sentry_sdk.set_tag("who", record(driver)["id"])
    sentry_sdk.set_tag("who", through(driver.email))  # expect: SNT102
    sentry_sdk.set_tag("who", through(car.model))
    sentry_sdk.set_tag("who", shown(driver.email))  # expect: SNT102
    sentry_sdk.set_tag("who", shown(car.model))
    sentry_sdk.set_tag("who", only_length(driver.email))
    tag("who", label_of(driver))  # expect: SNT102
    tag("who", number_of(driver))
    data = {"car": car.id}
    fill_kindly(data, driver)
    sentry_sdk.set_context("who", data)
    fill(data, driver)
    sentry_sdk.set_context("who", data)  # expect: SNT103


class Desk:
    """Methods, static methods, class methods, properties."""

    prefix = "desk"

    def __init__(self, driver):
        self.driver = driver
        self.contact = driver.email
        self.number = driver.id

    def tag(self, key, value):
        sentry_sdk.set_tag(f"{self.prefix}.{key}", value)

    @staticmethod
    def crumb(text, **data):
        sentry_sdk.add_breadcrumb(category="desk.note", message=text, data=data)

    @classmethod
    def describe(cls, name, payload):
        sentry_sdk.set_context(f"{cls.prefix}.{name}", payload)

    @property
    def caption(self):
        return f"{self.driver.full_name}"

    @property
    def title(self):
        return f"desk {self.number}"

    def open(self, car):
        self.tag("who", self.driver.phone)  # expect: SNT102
        self.tag("who", self.number)
        self.tag("who", self.contact)  # expect: SNT102
        self.crumb("opened", car=car.model)
        self.crumb("opened", mail=self.driver.email)  # expect: SNT101
        self.describe("who", {"name": self.driver.surname})  # expect: SNT103
        self.describe("who", {"car": car.model})
        self.tag("who", self.caption)  # expect: SNT102
        self.tag("who", self.title)


class FrontDesk(Desk):
    prefix = "front"

    def welcome(self, driver):
        self.tag("who", driver.email)  # expect: SNT102
        self.tag("who", driver.id)
        super().tag("who", driver.email)  # expect: SNT102
        Desk.crumb("welcome", mail=driver.email)  # expect: SNT101
        FrontDesk.describe("who", {"id": driver.id})


def use_desk(driver, car):
    desk = Desk(driver)
    desk.tag("who", driver.home_address)  # expect: SNT102
    desk.tag("car", car.model)
    Desk(driver).tag("who", driver.email)  # expect: SNT102
    FrontDesk(driver).tag("who", driver.email)  # expect: SNT102
    FrontDesk(driver).tag("car", car.model)


# Helpers that are handed a scope or a span.
def put_on(scope, key, value):
    scope.set_tag(key, value)


def measured(span, value):
    span.set_data("value", value)


def scoped(driver, car):
    with sentry_sdk.new_scope() as scope:
        put_on(scope, "who", driver.email)  # expect: SNT102
        put_on(scope, "car", car.model)
        sentry_sdk.capture_message("towed")
    with sentry_sdk.start_span(op="tow", name="tow") as span:
        measured(span, driver.phone)  # expect: SNT103
        measured(span, car.weight)


def made(key):
    def put(value):
        sentry_sdk.set_tag(key, value)

    return put


def use_made(driver, car):
    put = made("who")
    put(driver.email)  # expect: SNT102
    put(car.model)


# Helpers that call one another in a circle end, and are still seen through.
def ping(value, depth):
    if depth:
        pong(value, depth - 1)
    sentry_sdk.set_extra("ping", value)


def pong(value, depth):
    ping(value, depth)


def circle(driver, car):
    ping(driver.email, 2)  # expect: SNT103
    pong(driver.email, 2)  # expect: SNT103
    pong(car.model, 2)
