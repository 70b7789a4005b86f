"""What a name says: of the value, of the key it is stored under, of the owner it is read from."""
import sentry_sdk
from sentry_sdk import set_context, set_tag, set_user


def owners(order, rows, load):
    set_tag("a", order.customer.name)  # expect: SNT102
    set_tag("b", order.product.name)
    set_tag("c", order["customer"]["name"])  # expect: SNT102
    set_tag("d", order["product"]["name"])
    set_tag("e", order.get("customer").name)  # expect: SNT102
    set_tag("f", order.get("product").name)
    set_tag("g", order["customer"].get("name"))  # expect: SNT102
    set_tag("h", order["product"].get("name"))
    set_tag("i", order.customers[0].name)  # expect: SNT102
    set_tag("j", order.products[0].name)
    set_tag("k", order.customer().name)  # expect: SNT102
    set_tag("l", order.product().name)
    set_tag("m", getattr(order.customer, "name"))  # expect: SNT102
    set_tag("n", getattr(order.product, "name"))
    set_tag("o", order.customers[rows].name)  # expect: SNT102
    set_tag("p", order.customers[0][1].name)  # expect: SNT102


async def owners_awaited(order):
    set_tag("a", (await order.customer).name)  # expect: SNT102
    set_tag("b", (await order.product).name)


def keys(order):
    set_context("a", {"email": order.line})  # expect: SNT103
    set_context("b", {"email": order.line_id})
    set_context("c", {"email": order.email_sent})
    set_context("d", {"email": order.is_email})
    set_context("e", {"email": None})
    set_context("f", {"email": "none"})
    set_context("g", {"email": True})
    set_context("h", {"email": len(order.line)})
    set_context("i", {"email": str(order.line)})  # expect: SNT103
    set_context("j", {"email": str(order.line_id)})
    set_context("k", {"email": str(str(order.line))})  # expect: SNT103
    set_context("l", {"full_name": order.logger_name})
    set_context("m", {"full_name": order.text})  # expect: SNT103
    set_context("n", {"phone": order.email})  # expect: SNT103
    set_context("o", {"plan": order.email})  # expect: SNT103
    set_context("p", {"email": [order.line]})
    set_context("q", {"email": order.line == "a"})
    set_user({"name": order.logger_name})  # expect: SNT104
    data = {}
    data["email"] = order.line
    set_context("r", data)  # expect: SNT103
    data["email"] = order.line_id
    set_context("s", data)
    data.update(email=order.line)
    set_context("t", data)  # expect: SNT103


def bags(order, request_body, request_data, request_json, request_payload, raw_body, form_data, post_data, response_body):
    set_context("a", request_body)  # expect: SNT107
    set_context("b", request_data)  # expect: SNT107
    set_context("c", request_json)  # expect: SNT107
    set_context("d", request_payload)  # expect: SNT107
    set_context("e", raw_body)  # expect: SNT107
    set_context("f", form_data)  # expect: SNT107
    set_context("g", post_data)  # expect: SNT107
    set_context("h", response_body)  # expect: SNT107
    set_context("i", order.request_headers)  # expect: SNT107
    set_context("j", order.request_cookies)  # expect: SNT106
    set_tag("k", form_data["plan"])
    set_tag("l", form_data["email"])  # expect: SNT102
    set_tag("m", form_data.get("plan"))
    set_tag("n", len(form_data))
    set_context("o", {"keys": list(form_data)})
    set_context("p", {"keys": form_data.keys()})
    set_tag("q", ",".join(form_data))
    set_context("r", {"all": [*form_data]})
    set_context("s", {**form_data})  # expect: SNT107
    set_context("t", form_data.copy())  # expect: SNT107
    set_context("u", dict(form_data))  # expect: SNT107
    set_tag("v", str(form_data))  # expect: SNT107
    set_tag("w", str(form_data)[:30])  # expect: SNT107
    set_context("x", {"values": list(form_data.values())})  # expect: SNT107
    for key in form_data:
        set_tag("y", key)
    for key, value in form_data.items():
        set_tag("z", key)
        set_tag("1", value)  # expect: SNT107


def arguments(*args, **kwargs):
    set_tag("a", args)
    set_context("b", kwargs)
    set_tag("c", args[0])
    set_tag("d", kwargs["plan"])
    set_tag("e", kwargs.get("email"))  # expect: SNT102
    set_tag("f", len(args))
    set_context("g", {"keys": sorted(kwargs)})


def arguments_given(args, kwargs, data):
    set_context("a", {"args": args})  # expect: SNT107
    set_context("b", kwargs)  # expect: SNT107
    set_context("c", data)
    set_tag("d", kwargs["plan"])


def wrapper(function):
    def inner(*values, **named):
        set_context("a", {"all": values})  # expect: SNT107
        set_context("b", named)  # expect: SNT107
        return function(*values, **named)

    def other(*values, **named):
        set_context("c", {"all": values})
        set_context("d", named)
        return function()

    return inner, other


def persons_in_texts(session, current_user, member):
    set_tag("a", f"by {session.user}")  # expect: SNT102
    set_tag("b", f"by {session.user.id}")
    set_tag("c", f"by {session.member}")  # expect: SNT102
    set_tag("d", f"by {session.product}")
    set_tag("e", session.current_user_id)


def handler(event, context):
    set_context("a", event)  # expect: SNT107
    set_context("b", event["body"])  # expect: SNT107
    set_context("c", event["headers"])  # expect: SNT107
    set_context("d", event["multiValueHeaders"])  # expect: SNT107
    set_context("e", {"all": event["cookies"]})  # expect: SNT107
    set_context("f", event["queryStringParameters"])  # expect: SNT107
    set_context("g", event["multiValueQueryStringParameters"])  # expect: SNT107
    set_context("h", event["requestContext"])  # expect: SNT107
    set_context("i", event["pathParameters"])  # expect: SNT107
    set_tag("j", event["path"])
    set_tag("k", event.get("httpMethod"))
    set_tag("l", event["headers"]["Host"])
    set_tag("m", event["headers"]["Authorization"])  # expect: SNT106
    set_context("n", {"keys": list(event)})


def listener(event):
    set_context("a", event)
    set_tag("b", event["body"])


def other_handler(event, _context):
    set_context("a", event)


def interaction(ctx, interaction, task, request):
    set_context("a", {"args": ctx.args})  # expect: SNT107
    set_context("b", ctx.kwargs)  # expect: SNT107
    set_context("c", interaction.data)  # expect: SNT107
    set_context("d", {"args": task.args})  # expect: SNT107
    set_context("e", task.kwargs)  # expect: SNT107
    set_context("f", request.kwargs)  # expect: SNT107
    set_context("g", ctx.options)
    set_tag("h", interaction.data["options"])  # expect: SNT107
    set_tag("i", interaction.data["name"])
    set_tag("j", ctx.command)


def requests(request, req, http_request, flask_request, _request, order):
    set_context("a", request.form)  # expect: SNT107
    set_context("b", req.form)  # expect: SNT107
    set_context("c", http_request.form)  # expect: SNT107
    set_context("d", flask_request.form)  # expect: SNT107
    set_context("e", _request.form)  # expect: SNT107
    set_context("f", order.form)
    set_context("g", order.request.form)  # expect: SNT107
    set_context("h", request.json)  # expect: SNT107
    set_context("i", request.json_body)  # expect: SNT107
    set_context("j", request.data)  # expect: SNT107
    set_context("k", request.body)  # expect: SNT107
    set_context("l", request.POST)  # expect: SNT107
    set_context("m", request.FILES)  # expect: SNT107
    set_context("n", request.GET)  # expect: SNT107
    set_context("o", request.args)  # expect: SNT107
    set_context("p", request.query_params)  # expect: SNT107
    set_context("q", request.headers)  # expect: SNT107
    set_context("r", request.META)  # expect: SNT107
    set_context("s", request.environ)  # expect: SNT107
    set_context("t", request.cookies)  # expect: SNT107
    set_context("u", request.COOKIES)  # expect: SNT107
    set_context("v", request.session)  # expect: SNT107
    set_context("w", request.get_json())  # expect: SNT107
    set_context("x", {"body": request.get_data()})  # expect: SNT107
    set_context("y", {"body": request.read()})  # expect: SNT107
    set_tag("z", request.method)
    set_tag("1", request.path)
    set_tag("2", request.client.host)  # expect: SNT102
    set_tag("3", request.url.query)  # expect: SNT107
    set_tag("4", request.url.path)
    set_tag("5", order.client.host)
    set_tag("6", request.form["plan"])
    set_tag("7", request.form["email"])  # expect: SNT102
    set_tag("8", request.form.get("phone"))  # expect: SNT102
    set_tag("9", order.get_json())
