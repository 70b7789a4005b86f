"""Helpers of a package that is not here: the policy says which SDK call each stands for."""
from obs import SentryIntegration, helpers
from obs.helpers import report, who as remember
from obs.others import set_tag


def view(user, order, exc):
    SentryIntegration.add_breadcrumb(message=f"registered {user.email}", category="auth.register")  # expect: SNT101
    SentryIntegration.add_breadcrumb(message=f"registered {user.id}", category="auth.register")
    SentryIntegration.add_breadcrumb(category="auth.register", data={"phone": user.phone})  # expect: SNT101
    SentryIntegration.add_breadcrumb(category="auth.register", data={"tier": user.tier})
    SentryIntegration.set_tag("who", user.full_name)  # expect: SNT102
    SentryIntegration.set_tag("order", order.id)
    SentryIntegration.flush(user.email)
    helpers.who({"id": user.id, "email": user.email})  # expect: SNT104
    helpers.who({"id": user.id})
    remember({"id": user.id, "username": user.username})  # expect: SNT104
    remember(None)
    report(exc, tags={"who": user.email})  # expect: SNT102
    report(exc, tags={"order": order.id})
    set_tag("who", user.email)
