"""What names say. Each table holds names with their owners (``order.buyer.email``) under the category they give."""

from __future__ import annotations

import pytest

from sentry_lint.knowledge import lexicon
from sentry_lint.knowledge.vocabulary import CATEGORIES, Vocabulary
from sentry_lint.knowledge.words import split

NAMED = {
    "email": """
        email user_email customer_email primary_email emails email_address emailAddress e_mail order.buyer.email
        user.email supplier.contact_email work_email new_email email_lower email_raw user_emails data.Email EMAIL
        recipient_email billing_email get_user_email user.get_email person.mail email_for_invoice name_and_email
        correo_electronico courriel endereco_email customer_emails contact_email normalized_email email_from_request
        row.USER_EMAIL request.form.email userEmail email_value email2 email_by_user_id invited_email claims.email
        """,
    "phone": """
        phone telephone phone_number phonenumber PHONENUMBER.phone mobile_number cell_phone tel fax contact_number
        billing_phone customer.phone_number user.mobile phones phoneNumber home_phone phone_home telefono
        handynummer
        user_phone_number numero_de_telephone msisdn contact_phone phone_numbers
        """,
    "person-name": """
        first_name last_name given_name middle_name surname full_name customer.full_name maiden_name cardholder
        card_holder_name user.name customer_name owner_name author.name current_user.name request.user.name
        self.user.name user.profile.name user_data.name name_of_customer user.display_name user_full_name firstName
        lastname vorname nachname apellidos prenom user.family_name claims.family_name user_obj.name
        patient.name guest.name landlord.name
        traveller_name account_holder.name contact_person emergency_contact
        get_full_name user.get_full_name first_and_last_name contact.name previous_full_name row.FirstName
        """,
    "username": """
        username user_name login_name owner_username user.username preferred_username nickname user.login usernames
        github_username request.user.username benutzername supplier.username
        """,
    "government-id": """
        passport.number
        ssn social_security_number national_insurance_number nino itin passport_number driver_license_number
        national_id
        voter_id tax_id vat_number aadhaar cpf dni pesel bsn nric user.pan customer_ssn codice_fiscale personnummer
        social_security driving_licence resident_id employer_identification employer_identification_number
        taxpayer_id
        """,
    "birth": """
        dob bday birthdate birthday date_of_birth customer.date_of_birth birth_date birth_year place_of_birth
        dateOfBirth
        fecha_de_nacimiento geburtsdatum verified_dob birth_day birth_month
        """,
    "postal": """
        customer.zip.code address.line_2
        street postcode zip_code zipcode postal_code home_address billing_address shipping_address user.address
        user.city
        customer_address address.city billing_zip shipping_city address.line1 address_line_1 street_address
        customer.addresses street_address_2 order.shipping_address house_number plz codigo_postal delivery_address
        """,
    "location": """
        latitude longitude user.lat user.lng gps_coordinates geo_location geolocation home_location
        account.lat
        """,
    "network": """
        ip_address client_ip remote_addr x_forwarded_for X-Forwarded-For HTTP_X_FORWARDED_FOR request.remote_addr
        request.META.REMOTE_ADDR x_real_ip mac_address imei user_ip request.ip user.ip_address idfa
        browser_fingerprint
        clientIp customer_ip_address get_client_ip user.device_id remote_ip idfv aaid
        """,
    "finance": """
        card.number account.number
        credit_card debit_card card_number cardNumber ccn cvv iban supplier.iban bank_account supplier.bank_account
        account_number routing_number sort_code salary credit_score user.income kontonummer credit_card_number
        swift_code
        """,
    "biometric": "voiceprint user.fingerprint face_encoding user.avatar profile_picture biometric",
    "vehicle": "license_plate licence_plate vehicle_registration number_plate",
    "health": """
        patient.diagnosis medical_history blood_type blood_pressure heart_rate medical_record_number mrn medications
        patient.allergies pregnancy health_insurance_number patient_symptoms user.disability patient.prescriptions
        blood_glucose contraception patient.disease hicn
        """,
    "special": """
        ethnicity religion sexual_orientation gender_identity political_opinion trade_union user.race
        user.nationality
        criminal_record marital_status user.gender national_origin genetic_data user.dna
        """,
    "content": "comment.text message.content chat_message feedback_text user.bio email_body feedback.message",
    "password": """
        password passwd pwd user_password DATABASEPASSWORD db_password passphrase password_hash hashed_password
        password_hash_input password1 confirm_password password_confirmation new_password getPassword get_password
        userPassword settings.DB_PASSWORD db_pass contrasena contraseña mot_de_passe MYSQL_PWD
        environ.PGPASSWORD user.pin
        passcode key_pass _passwordMD5 _password_sha raw_password password_from_env mnemonic psw pass_phrase
        """,
    "token": """
        token access_token refresh_token auth_token bearer jwt csrf_token csrfmiddlewaretoken xsrf otp id_token
        portal_token supplier.portal_token accessToken password_reset_token email_token api_token api_tokens
        access_tokens csrf data.AccessToken generate_token token_value token_hash otp_code user_token
        x_auth_token
        """,
    "key": """
        api.key
        api_key apikey apiKey API_KEY private_key secret_key aws_secret_access_key X-API-Key stripe_api_key
        signing_key
        encryption_key settings.SECRET_KEY auth_key account_key client_key service_key privatekey api_keys
        """,
    "secret": """
        secret client_secret the_secret webhook_secret clientSecret jwt_secret app_secret consumer_secret
        secrets
        """,
    "session": """
        META.CSRF_COOKIE sessionid session_key session_token cookie set_cookie Set-Cookie phpsessid connect.sid
        sentrysid
        request.cookies
        request.COOKIES
        """,
    "auth": """
        authorization Authorization proxy_authorization credentials db_credentials basic_auth auth_header
        request.auth
        database_url broker_url CELERY_BROKER_URL redis_url connection_string headers.Authorization
        """,
}

SILENT = """
    id user.id user.uuid user_id email_id customer_ids message_id device_id session_id user.pk account
    account_id arn
    name file_name filename project.name thread_name host_name hostname logger_name event_name model.name step.name
    repo.full_name repository.full_name field.display_name plugin.display_name member.name client.name profile_name
    tag_name key_name secret_name user_role_name group.name company_name brand_name family_name customer_type_name
    rank_name function_name driver_name username_field Role.OWNER.name OWNER.name
    email_enabled email_template email_config email_settings email_type email_subject email_required
    email_notification
    email_count email_domain email_address_domain email_verified email_backend EMAIL_HOST EMAIL_USE_TLS
    email_service
    has_email is_email send_email email_sent verify_email without_email missing_email INVALID_EMAIL EMAIL_EXISTS
    email_confirmed email_is_valid user_has_email user_by_email find_by_email email_hash hashed_email masked_email
    email_masked encrypted_email anonymized_email email_in_use email_status validate_email support_email
    company_email
    DEFAULT_FROM_EMAIL noreply_email Channel.EMAIL ContactType.PHONE NotificationType.email id_for_email
    email_exists
    OrderEmail EmailMessage EmailAddress emailer mailer mail mail_server mailbox
    phone_code phone_form business_phone company_phone shop.company_phone phone_verified phone_type has_phone
    phone_count
    company.phone store.phone support_phone headphone phoneme
    password_reset password_reset_url_name password_required password_length password_changed password_mismatch
    forgot_password reset_password change_password password_config password_success password_question
    max_password_age
    password_expired supplier.password_expired encrypt_password encrypted_password IncorrectPasswordError
    messages.IncorrectPasswordError passwordSet passwordless Passwordless GrantType.PASSWORD WRONG_PASSWORD
    PASSWORD_TOO_SHORT has_password num_passwords CONF_PASSWORD PasswordInput send_staff_reset_password
    password_policy
    token_type token_status token_expiration token_fail_reason token_expires token_count tokens token_counts
    max_tokens input_tokens output_tokens total_tokens tokens_used num_tokens prompt_tokens completion_tokens
    tokens_per_second tokenizer split_token NextToken next_token next_page_token page_token pad_token eos_token
    portal_token_status api_token_type get_llm_token_count lexer.token tokenizer.token mask_token is_token_valid
    TokenType.refresh_token errors.ExpiredToken ExpiredAccessToken token_name token_url token_id revoke_token token0
    invalid_token INVALID_TOKEN
    key public_key primary_key cache_key foreign_key sort_key keyboard keys monkey partition_key access_key_id
    idempotency_key api_key_id has_api_key api_key_name key_present
    is_secret missing_secret secret_id secret_arn untrusted is_trusted secretary mask_secrets
    is_authenticated auth author authorizer author_id auth_method authentication authorized auth_type oauth
    session sessions session_count http_session db_session cookie_consent cookie_name cookies_enabled
    two_factor not_a_two_factor num_uncertainty certificate cert certain concert footpath idiotproof accountant
    accountable leading lead_time
    server_ip host_ip server.ip_address node.ip_address private_ip_address ip ip_count user_agent device
    address addresses address_count address_family email_address_count memory_address contract_address
    order.city city
    cart_address address_list_url zip zip_file zip_path state country country_code
    pin spinning pinned latency lat lng platform station.latitude race race_condition diagnosis health health_check
    health_status fingerprint face interface surface avatar_url gender sex weight disease
    masked_card vat_number_hash supplier.tax_number_hash card_type card_last4 redacted_token
    user customer customers tier plan reference_id request_id order_id status error_message message message_status
    message_body body content text context http_method url path duration release environment has_http_request
    last_login user.last_login db_username database.username settings.username audience_in_token
    users.first.name tax.id order.number placeholder_name tenant.name driver.name room.name cache.key client.key
    session.keys account.key client.keys
    SESSION_KEY BACKEND_SESSION_KEY PageViewRestriction.PASSWORD hdrs.AUTHORIZATION SPANDATA.CLIENT_ADDRESS
    check_password has_usable_password identity_token parent_token isolation_token func.fullname symbol.full_name
    sanitize_database_url pydantic.SecretStr destination_address themename password_reset_url human_name
    __name__ __dict__ x i _ created_at updated_by region currency procedure facility_id args_count
    """

LISTS = [(name, key) for key, names in NAMED.items() for name in names.split()]
HEADERS = ("X-Forwarded-For", "X-API-Key", "Set-Cookie", "connect.sid")


def judge(vocabulary: Vocabulary, text: str) -> str | None:
    *owners, name = [text] if text in HEADERS else text.split(".")
    category = vocabulary.classify(name, tuple(owners))
    return category.key if category else None


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary()


@pytest.mark.parametrize(("name", "key"), LISTS)
def test_a_name_gives_its_category(vocabulary: Vocabulary, name: str, key: str) -> None:
    assert judge(vocabulary, name) == key


@pytest.mark.parametrize("name", SILENT.split())
def test_a_name_that_says_nothing(vocabulary: Vocabulary, name: str) -> None:
    assert judge(vocabulary, name) is None


@pytest.mark.parametrize(
    "text",
    [
        "Check your API key!",
        "the user entered a wrong password",
        "SELECT email FROM users",
        "https://acme.io/?token",
        "",
        "…",
        "?",
    ],
)
def test_a_sentence_is_no_name(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.classify(text) is None


def test_the_tables_cover_every_category_that_names_can_have() -> None:
    named = {key for key, category in CATEGORIES.items() if category.kind != "bulk" and not key.startswith("custom")}
    assert set(NAMED) == named


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("apiKey", "api key"),
        ("HTTPServer", "http server"),
        ("URLPath", "url path"),
        ("userIDs", "user ids"),
        ("ADDRESS2", "address 2"),
        ("x-api-key", "x api key"),
        ("connect.sid", "connect sid"),
        ("user email", "user email"),
        ("contraseña", "contrasena"),
        ("Straße", "strasse"),
        ("sha256Hash", "sha256 hash"),
        ("password2fa", "password 2fa"),
        ("__init__", "init"),
        ("пароль", "пароль"),
        ("k8s_name", "k8s name"),
        ("", ""),
        ("--", ""),
    ],
)
def test_names_split_into_words(name: str, words: str) -> None:
    assert split(name) == tuple(words.split())


@pytest.mark.parametrize(
    "name", ["user", "customer", "users", "order_customer", "UserProfile", "user_data", "current_user", "profile"]
)
def test_a_person(vocabulary: Vocabulary, name: str) -> None:
    assert vocabulary.is_person(name)


@pytest.mark.parametrize(
    "name",
    ["user_id", "order", "user_agent", "data", "has_user", "client", "account", "user_count", "", "self", "leading"],
)
def test_no_person(vocabulary: Vocabulary, name: str) -> None:
    assert not vocabulary.is_person(name)


def test_policy_words_and_names() -> None:
    own = Vocabulary(
        personal=("badge", "internal_id", "seat.holder"), secret=("door_code",), neutral=("company_email", "nickname")
    )
    found = {
        name: judge(own, name)
        for name in (
            "badge badges user_badge badge_number internal_id customer_internal_id customer.internal_id id seat.holder"
            " holder door_code front_door_code code nickname user.nickname company_email badge_count has_badge email"
        ).split()
    }
    personal = [
        "badge",
        "badges",
        "user_badge",
        "badge_number",
        "internal_id",
        "customer_internal_id",
        "customer.internal_id",
    ]
    assert [name for name, key in found.items() if key == "custom"] == [*personal, "seat.holder"]
    assert [name for name, key in found.items() if key == "custom-secret"] == ["door_code", "front_door_code"]
    assert [name for name, key in found.items() if key == "email"] == ["email"]


def test_policy_precedence() -> None:
    # personal and secret win over neutral, neutral over the built-in words
    assert judge(Vocabulary(personal=("token_count",), neutral=("token_count",)), "token_count") == "custom"
    assert judge(Vocabulary(neutral=("api_key",)), "stripe_api_key") is None
    assert judge(Vocabulary(neutral=("email",)), "email_password") == "password"
    assert judge(Vocabulary(neutral=("seller_name",)), "seller.name") is None
    # a word that is built in keeps its own category
    assert judge(Vocabulary(personal=("username",)), "username") == "username"
    assert judge(Vocabulary(secret=("email",)), "email") == "custom-secret"


def test_policy_patterns_are_over_literals_not_names() -> None:
    own = Vocabulary(personal=(r"ID-\d{6,}",), secret=("KEY[A-Z]{8}",))
    found = own.literal("patient ID-2345678 was moved")
    assert found is not None and found.label == "personal data"
    hidden = own.literal("KEYABCDEFGH")
    assert hidden is not None and hidden.kind == "secret"
    assert own.literal("patient 2345678") is None
    assert own.classify("ID") is None
    mail = own.literal("ask jana.novak@firma.cz")
    assert mail is not None and mail.key == "email"


def test_two_vocabularies_do_not_share_their_answers() -> None:
    assert judge(Vocabulary(neutral=("email",)), "email") is None
    assert judge(Vocabulary(), "email") == "email"


def test_the_answer_is_the_same_object_each_time(vocabulary: Vocabulary) -> None:
    assert vocabulary.classify("email", ("order", "buyer")) is CATEGORIES["email"]
    assert vocabulary.classify("email", ["order", "buyer"]) is CATEGORIES["email"]


def test_every_row_of_the_lexicon_has_a_source_and_a_known_category() -> None:
    for key, need, sources, phrases in lexicon.ROWS:
        assert key in CATEGORIES
        assert need in ("", "person", "owner", "home", "client", "prose", "written")
        assert sources and set(sources) <= set("CBPSRDXHGO"), phrases
        assert all(phrase == " ".join(phrase.lower().split()) and phrase for phrase in phrases.split(", ")), phrases
    for sources, _phrases in lexicon.NEUTRAL_ROWS:
        assert sources and set(sources) <= set("CBPSRDXHGO")


@pytest.mark.parametrize(
    "phrase", sorted({p for _key, need, _sources, phrases in lexicon.ROWS if not need for p in phrases.split(", ")})
)
def test_every_phrase_is_found_in_every_style(vocabulary: Vocabulary, phrase: str) -> None:
    words = phrase.split()
    camel = words[0] + "".join(word.capitalize() for word in words[1:])
    for name in ("_".join(words), "-".join(words), camel):
        assert vocabulary.classify(name, ("row",)) is not None, name
