"""Names that hold a personal word and mean something else: not a single finding here."""
import sentry_sdk


# case: N37
def mail(settings, notice):
    sentry_sdk.set_tag("a", settings.email_enabled)
    sentry_sdk.set_tag("a", settings.email_template)
    sentry_sdk.set_tag("a", settings.email_config)
    sentry_sdk.set_tag("a", settings.email_type)
    sentry_sdk.set_tag("a", notice.email_id)
    sentry_sdk.set_tag("a", notice.email_required)
    sentry_sdk.set_tag("a", notice.email_subject)
    sentry_sdk.set_tag("a", notice.email_notification)
    sentry_sdk.set_context("a", {"email_settings": settings.email_settings})
    sentry_sdk.set_context("a", {"email_verified": notice.email_verified})
    sentry_sdk.set_context("a", {"is_email_confirmed": notice.is_email_confirmed})


# case: N38, N45
def words_of_passage(settings, form):
    sentry_sdk.set_tag("a", settings.password_reset_url_name)
    sentry_sdk.set_tag("a", settings.password_length)
    sentry_sdk.set_tag("a", settings.password_required)
    sentry_sdk.set_tag("a", form.password_changed)
    sentry_sdk.set_tag("a", form.password_mismatch)
    sentry_sdk.set_tag("a", settings.forgot_password_url)
    sentry_sdk.set_tag("a", settings.password_config)
    sentry_sdk.set_tag("a", form.password_success)
    sentry_sdk.set_tag("a", form.is_secret)
    sentry_sdk.set_tag("a", form.is_trusted)
    sentry_sdk.set_tag("a", form.has_password)


# case: N40, N41, N42, N43
def kinds(shop, cart, lead, notice):
    sentry_sdk.set_tag("a", shop.phone_code)
    sentry_sdk.set_tag("a", shop.phone_form)
    sentry_sdk.set_tag("a", shop.company_phone)
    sentry_sdk.set_tag("a", shop.business_phone)
    sentry_sdk.set_tag("a", shop.email_address_domain)
    sentry_sdk.set_tag("a", notice.message_id)
    sentry_sdk.set_tag("a", notice.message_status)
    sentry_sdk.set_tag("a", notice.error_message)
    sentry_sdk.set_tag("a", cart.zip_file)
    sentry_sdk.set_tag("a", cart.address_count)
    sentry_sdk.set_tag("a", lead.leading_zero)
    sentry_sdk.set_tag("a", lead.id)


# case: N28, N30, N32, N34
def credentials(vault, page, grant):
    sentry_sdk.set_tag("a", vault.secret_name)
    sentry_sdk.set_tag("a", vault.secret_arn)
    sentry_sdk.set_tag("a", vault.secret_id)
    sentry_sdk.set_tag("a", vault.certificate)
    sentry_sdk.set_tag("a", vault.cert)
    sentry_sdk.set_tag("a", grant.token_type)
    sentry_sdk.set_tag("a", grant.api_token_type)
    sentry_sdk.set_tag("a", grant.token_fail_reason)
    sentry_sdk.set_tag("a", grant.token_expiration)
    sentry_sdk.set_tag("a", grant.token_status)
    sentry_sdk.set_tag("a", page.next_page_token)
    sentry_sdk.set_tag("a", page["NextToken"])
    sentry_sdk.set_context("a", {"token_endpoint": grant.token_endpoint})


# case: N33, N52
def counted(model, users, policy):
    sentry_sdk.set_tag("a", model.token_count)
    sentry_sdk.set_tag("a", model.max_tokens)
    sentry_sdk.set_tag("a", model.input_tokens)
    sentry_sdk.set_tag("a", model.total_tokens)
    sentry_sdk.set_tag("a", model.tokenizer)
    sentry_sdk.set_tag("a", model.split_token)
    sentry_sdk.set_tag("a", users.email_count)
    sentry_sdk.set_tag("a", users.num_users)
    sentry_sdk.set_tag("a", policy.max_password_age)
    sentry_sdk.set_tag("a", users.user_count)


# case: N29, N35, N46, N47, N50
def accidents(thing):
    sentry_sdk.set_tag("a", thing.num_uncertainty)
    sentry_sdk.set_tag("a", thing.concert)
    sentry_sdk.set_tag("a", thing.footpath)
    sentry_sdk.set_tag("a", thing.idiotproof)
    sentry_sdk.set_tag("a", thing.passwordless)
    sentry_sdk.set_tag("a", thing.is_authenticated)
    sentry_sdk.set_tag("a", thing.authorizer)
    sentry_sdk.set_tag("a", thing.untrusted)
    sentry_sdk.set_tag("a", thing.secretary_count)
    sentry_sdk.set_tag("a", thing.monkey)
    sentry_sdk.set_tag("a", thing.keyboard)
    sentry_sdk.set_tag("a", thing.pinned)


# case: N9, N10, N11
def ids(account, cloud, job, user_id, customer_id):
    sentry_sdk.set_tag("account", account)
    sentry_sdk.set_tag("account", account.id)
    sentry_sdk.set_tag("account", cloud.aws_account_id)
    sentry_sdk.set_tag("role", cloud.role_arn)
    sentry_sdk.set_tag("run", job.uuid)
    sentry_sdk.set_tag("user_id", user_id)
    sentry_sdk.set_tag("customer", customer_id)
    sentry_sdk.set_tag("request_id", job.request_id)
    sentry_sdk.set_tag("correlation", job.correlation_id)


# A bare name is a person's only where a person owns it.
def bare(project, file, host, thread, task, city, event):
    sentry_sdk.set_tag("a", project.name)
    sentry_sdk.set_tag("a", file.name)
    sentry_sdk.set_tag("a", host.name)
    sentry_sdk.set_tag("a", thread.name)
    sentry_sdk.set_tag("a", task.name)
    sentry_sdk.set_tag("a", city.name)
    sentry_sdk.set_tag("a", task.__name__)
    sentry_sdk.set_tag("a", type(event).__name__)
    sentry_sdk.set_tag("a", thread.thread_name)
    sentry_sdk.set_tag("a", host.host_name)
    sentry_sdk.set_tag("a", file.file_name)
    sentry_sdk.set_tag("a", task.primary_key)
    sentry_sdk.set_tag("a", task.cache_key)
    sentry_sdk.set_tag("a", host.public_key)
    sentry_sdk.set_tag("a", task.key)


# A name that says a credential beside a value that says an id: the value is what leaves.
def named_after(token, field, exc):
    sentry_sdk.set_tag("api_token", token.id)
    sentry_sdk.set_tag("missing_secret", field.name)
    sentry_sdk.set_tag("has_http_request", hasattr(exc, "request"))
    sentry_sdk.set_tag("has_email", field.known)


# case: N20, N27, N49
def sentences(field):
    sentry_sdk.capture_message("password too short")
    sentry_sdk.capture_message("check the API key and the secret")
    sentry_sdk.capture_message(f"no e-mail in {field.label}")
    sentry_sdk.capture_message(f"token refused: {field.reason}")
    sentry_sdk.add_breadcrumb(message="user entered a wrong password", category="auth.login")
    sentry_sdk.add_breadcrumb(message=Messages.IncorrectPasswordError, category="auth.login")
    sentry_sdk.capture_exception(ValueError("session has no authorization header"))


class Messages:
    IncorrectPasswordError = "the password does not match"


def accounts_of_programs(app_env, environment, conn, environmentalist):
    sentry_sdk.set_tag("account", app_env.username)
    sentry_sdk.set_tag("account", environment.username)
    sentry_sdk.set_context("database", {"account": conn.username})
    sentry_sdk.set_tag("account", environmentalist.username)  # expect: SNT102
