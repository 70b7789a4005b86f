"""What the name of a function, a method or a value says where nothing else is known of it."""
import somewhere
from sentry_sdk import set_tag, set_user


def cleared_by_word_1(customer):
    set_tag("line", customer.house.anonymise_value(customer.email))
    set_tag("line", customer.house.anonymize_value(customer.email))
    set_tag("line", customer.house.anonymized_value(customer.email))
    set_tag("line", customer.house.censor_value(customer.email))
    set_tag("line", customer.house.conceal_value(customer.email))
    set_tag("line", customer.house.count_value(customer.email))
    set_tag("line", customer.house.digest_value(customer.email))
    set_tag("line", customer.house.encrypt_value(customer.email))
    set_tag("line", customer.house.filter_pii_value(customer.email))
    set_tag("line", customer.house.fingerprint_value(customer.email))
    set_tag("line", customer.house.hash_value(customer.email))
    set_tag("line", customer.house.hashed_value(customer.email))
    set_tag("line", customer.house.hmac_value(customer.email))
    set_tag("line", customer.house.length_value(customer.email))
    set_tag("line", customer.house.mask_value(customer.email))
    set_tag("line", customer.house.masked_value(customer.email))
    set_tag("line", customer.house.md5_value(customer.email))
    set_tag("line", customer.house.obfuscate_value(customer.email))
    set_tag("line", customer.house.obscure_value(customer.email))
    set_tag("line", customer.house.pseudonym_value(customer.email))


def cleared_by_word_2(customer):
    set_tag("line", customer.house.pseudonymise_value(customer.email))
    set_tag("line", customer.house.pseudonymize_value(customer.email))
    set_tag("line", customer.house.redact_value(customer.email))
    set_tag("line", customer.house.redacted_value(customer.email))
    set_tag("line", customer.house.sanitise_value(customer.email))
    set_tag("line", customer.house.sanitize_value(customer.email))
    set_tag("line", customer.house.sanitized_value(customer.email))
    set_tag("line", customer.house.scrub_value(customer.email))
    set_tag("line", customer.house.scrubbed_value(customer.email))
    set_tag("line", customer.house.sha1_value(customer.email))
    set_tag("line", customer.house.sha256_value(customer.email))
    set_tag("line", customer.house.size_value(customer.email))
    set_tag("line", customer.house.strip_pii_value(customer.email))
    set_tag("line", customer.house.tokenize_value(customer.email))
    set_tag("line", customer.house.veil_value(customer.email))


def cleared_by_the_word_of_a_function_1(customer):
    set_tag("line", somewhere.anonymise(customer.email))
    set_tag("line", somewhere.anonymize(customer.email))
    set_tag("line", somewhere.anonymized(customer.email))
    set_tag("line", somewhere.censor(customer.email))
    set_tag("line", somewhere.conceal(customer.email))
    set_tag("line", somewhere.count(customer.email))
    set_tag("line", somewhere.digest(customer.email))
    set_tag("line", somewhere.encrypt(customer.email))
    set_tag("line", somewhere.filter_pii(customer.email))
    set_tag("line", somewhere.fingerprint(customer.email))
    set_tag("line", somewhere.hash(customer.email))
    set_tag("line", somewhere.hashed(customer.email))
    set_tag("line", somewhere.hmac(customer.email))
    set_tag("line", somewhere.length(customer.email))
    set_tag("line", somewhere.mask(customer.email))
    set_tag("line", somewhere.masked(customer.email))
    set_tag("line", somewhere.md5(customer.email))
    set_tag("line", somewhere.obfuscate(customer.email))
    set_tag("line", somewhere.obscure(customer.email))
    set_tag("line", somewhere.pseudonym(customer.email))


def cleared_by_the_word_of_a_function_2(customer):
    set_tag("line", somewhere.pseudonymise(customer.email))
    set_tag("line", somewhere.pseudonymize(customer.email))
    set_tag("line", somewhere.redact(customer.email))
    set_tag("line", somewhere.redacted(customer.email))
    set_tag("line", somewhere.sanitise(customer.email))
    set_tag("line", somewhere.sanitize(customer.email))
    set_tag("line", somewhere.sanitized(customer.email))
    set_tag("line", somewhere.scrub(customer.email))
    set_tag("line", somewhere.scrubbed(customer.email))
    set_tag("line", somewhere.sha1(customer.email))
    set_tag("line", somewhere.sha256(customer.email))
    set_tag("line", somewhere.size(customer.email))
    set_tag("line", somewhere.strip_pii(customer.email))
    set_tag("line", somewhere.tokenize(customer.email))
    set_tag("line", somewhere.veil(customer.email))


def kept_by_method_1(customer):
    set_tag("line", customer.email.__repr__())  # expect: SNT102
    set_tag("line", customer.email.__str__())  # expect: SNT102
    set_tag("line", customer.email._asdict())  # expect: SNT102
    set_tag("line", customer.email.as_dict())  # expect: SNT102
    set_tag("line", customer.email.asdict())  # expect: SNT102
    set_tag("line", customer.email.bind())  # expect: SNT102
    set_tag("line", customer.email.bindparams())  # expect: SNT102
    set_tag("line", customer.email.capitalize())  # expect: SNT102
    set_tag("line", customer.email.casefold())  # expect: SNT102
    set_tag("line", customer.email.center())  # expect: SNT102
    set_tag("line", customer.email.columns())  # expect: SNT102
    set_tag("line", customer.email.copy())  # expect: SNT102
    set_tag("line", customer.email.decode())  # expect: SNT102
    set_tag("line", customer.email.dict())  # expect: SNT102
    set_tag("line", customer.email.dump())  # expect: SNT102
    set_tag("line", customer.email.encode())  # expect: SNT102
    set_tag("line", customer.email.execution_options())  # expect: SNT102
    set_tag("line", customer.email.expandtabs())  # expect: SNT102
    set_tag("line", customer.email.get_secret_value())  # expect: SNT102
    set_tag("line", customer.email.getvalue())  # expect: SNT102


def kept_by_method_2(customer):
    set_tag("line", customer.email.group())  # expect: SNT102
    set_tag("line", customer.email.groups())  # expect: SNT102
    set_tag("line", customer.email.hex())  # expect: SNT102
    set_tag("line", customer.email.isoformat())  # expect: SNT102
    set_tag("line", customer.email.items())  # expect: SNT102
    set_tag("line", customer.email.json())  # expect: SNT102
    set_tag("line", customer.email.lists())  # expect: SNT102
    set_tag("line", customer.email.ljust())  # expect: SNT102
    set_tag("line", customer.email.lower())  # expect: SNT102
    set_tag("line", customer.email.lstrip())  # expect: SNT102
    set_tag("line", customer.email.model_dump())  # expect: SNT102
    set_tag("line", customer.email.model_dump_json())  # expect: SNT102
    set_tag("line", customer.email.partition())  # expect: SNT102
    set_tag("line", customer.email.read())  # expect: SNT102
    set_tag("line", customer.email.removeprefix())  # expect: SNT102
    set_tag("line", customer.email.removesuffix())  # expect: SNT102
    set_tag("line", customer.email.replace())  # expect: SNT102
    set_tag("line", customer.email.rjust())  # expect: SNT102
    set_tag("line", customer.email.rpartition())  # expect: SNT102
    set_tag("line", customer.email.rsplit())  # expect: SNT102


def kept_by_method_3(customer):
    set_tag("line", customer.email.rstrip())  # expect: SNT102
    set_tag("line", customer.email.serialize())  # expect: SNT102
    set_tag("line", customer.email.split())  # expect: SNT102
    set_tag("line", customer.email.splitlines())  # expect: SNT102
    set_tag("line", customer.email.strip())  # expect: SNT102
    set_tag("line", customer.email.swapcase())  # expect: SNT102
    set_tag("line", customer.email.title())  # expect: SNT102
    set_tag("line", customer.email.to_dict())  # expect: SNT102
    set_tag("line", customer.email.to_json())  # expect: SNT102
    set_tag("line", customer.email.to_python())  # expect: SNT102
    set_tag("line", customer.email.tolist())  # expect: SNT102
    set_tag("line", customer.email.translate())  # expect: SNT102
    set_tag("line", customer.email.unwrap())  # expect: SNT102
    set_tag("line", customer.email.upper())  # expect: SNT102
    set_tag("line", customer.email.urlencode())  # expect: SNT102
    set_tag("line", customer.email.values())  # expect: SNT102
    set_tag("line", customer.email.zfill())  # expect: SNT102


def told_by_method_1(customer):
    set_tag("line", customer.email.__len__())
    set_tag("line", customer.email.bit_length())
    set_tag("line", customer.email.check_password())
    set_tag("line", customer.email.count())
    set_tag("line", customer.email.endswith())
    set_tag("line", customer.email.exists())
    set_tag("line", customer.email.find())
    set_tag("line", customer.email.index())
    set_tag("line", customer.email.is_valid())
    set_tag("line", customer.email.isalnum())
    set_tag("line", customer.email.isalpha())
    set_tag("line", customer.email.isdigit())
    set_tag("line", customer.email.isnumeric())
    set_tag("line", customer.email.isspace())
    set_tag("line", customer.email.keys())
    set_tag("line", customer.email.rfind())
    set_tag("line", customer.email.startswith())


def question_1(customer):
    set_user({"email": customer.can_email})
    set_user({"email": customer.did_email})
    set_user({"email": customer.does_email})
    set_user({"email": customer.had_email})
    set_user({"email": customer.has_email})
    set_user({"email": customer.is_email})
    set_user({"email": customer.needs_email})
    set_user({"email": customer.should_email})
    set_user({"email": customer.use_email})
    set_user({"email": customer.uses_email})
    set_user({"email": customer.was_email})
    set_user({"email": customer.were_email})


def identifier_1(customer):
    set_user({"email": customer.email_active})
    set_user({"email": customer.email_allowed})
    set_user({"email": customer.email_blocked})
    set_user({"email": customer.email_category})
    set_user({"email": customer.email_changed})
    set_user({"email": customer.email_code})
    set_user({"email": customer.email_confirmed})
    set_user({"email": customer.email_count})
    set_user({"email": customer.email_digest})
    set_user({"email": customer.email_enabled})
    set_user({"email": customer.email_exists})
    set_user({"email": customer.email_expired})
    set_user({"email": customer.email_flag})
    set_user({"email": customer.email_found})
    set_user({"email": customer.email_guid})
    set_user({"email": customer.email_hash})
    set_user({"email": customer.email_id})
    set_user({"email": customer.email_ids})
    set_user({"email": customer.email_index})
    set_user({"email": customer.email_kind})


def identifier_2(customer):
    set_user({"email": customer.email_length})
    set_user({"email": customer.email_missing})
    set_user({"email": customer.email_ok})
    set_user({"email": customer.email_opted})
    set_user({"email": customer.email_pk})
    set_user({"email": customer.email_plan})
    set_user({"email": customer.email_present})
    set_user({"email": customer.email_required})
    set_user({"email": customer.email_result})
    set_user({"email": customer.email_role})
    set_user({"email": customer.email_sent})
    set_user({"email": customer.email_size})
    set_user({"email": customer.email_slug})
    set_user({"email": customer.email_state})
    set_user({"email": customer.email_status})
    set_user({"email": customer.email_sub})
    set_user({"email": customer.email_subscribed})
    set_user({"email": customer.email_success})
    set_user({"email": customer.email_tier})
    set_user({"email": customer.email_type})


def identifier_3(customer):
    set_user({"email": customer.email_uuid})
    set_user({"email": customer.email_valid})
    set_user({"email": customer.email_verified})
    set_user({"email": customer.email_version})
