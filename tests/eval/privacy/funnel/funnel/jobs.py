from funnel.capture import (
    Breadcrumbs,
    capture,
    capture_filtered,
    current_span,
    get_scope,
    lazily,
    put,
    scoped,
    start,
    tag_all,
    tag_all_listed,
    watched,
)


def run(worker, job):
    try:
        job.run()
    except OSError as exc:
        capture(exc, userEmail=worker.email)
        capture(exc, job=job.id)
        capture(exc, contact=worker.phone)  # expect: SNT102
        capture(exc, extra_context={"job": job.id})
        capture(exc, extra_context={"reach": worker.home_address})  # expect: SNT103
        capture(
            exc,
            job=job.id,
            extra_context={
                "attempt": job.attempt,
                "reach": worker.iban,  # expect: SNT103
            },
        )
        capture_filtered(exc, reach=worker.phone_number)  # expect: SNT103
        capture_filtered(exc, job=job.id)
    tag_all({"worker": worker.email})  # expect: SNT102
    tag_all({"job": job.id})
    tag_all_listed([("job", job.id), ("worker", worker.full_name)])  # expect: SNT102
    tag_all_listed([("job", job.id)])
    lazily(f"run by {worker.email}")  # expect: SNT101
    lazily("run", data={"job": job.id})
    lazily("run", {"worker": worker.date_of_birth})  # expect: SNT101


def looked_up(worker, job):
    put("tag", "worker", worker.id)
    put("extra", "job", job.id)


# case: R22
def managed(worker, job):
    with watched("nightly", job=job.id):
        job.run()
    with watched("nightly", worker=worker.email):  # expect: SNT101
        job.run()
    with watched(f"nightly of {worker.full_name}"):  # expect: SNT101
        job.run()
    with scoped(worker=worker.email):  # expect: SNT102
        job.run()
    with scoped(job=job.id) as scope:
        scope.set_tag("worker", worker.email)  # expect: SNT102
        scope.set_tag("job", job.id)
        job.run()
    with Breadcrumbs() as crumbs:
        crumbs.add("started")
        crumbs.add(f"started by {worker.email}")  # expect: SNT101


# case: R32
def handed_out(worker, job):
    get_scope().set_tag("worker", worker.email)  # expect: SNT102
    get_scope().set_tag("job", job.id)
    scope = get_scope()
    scope.user = {"email": worker.email}  # expect: SNT104
    scope.user = {"id": worker.id}
    span = current_span()
    if span:
        span.set_data("worker", worker.phone)  # expect: SNT103
        span.set_data("job", job.id)
    span = start("nightly", worker=worker.email)  # expect: SNT103
    span.set_data("worker", worker.full_name)  # expect: SNT103
    span.set_data("job", job.id)
    span = start("nightly", job=job.id)
    span.finish()
