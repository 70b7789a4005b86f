"""The built-in vocabulary as data: phrases, what they mean, when they count, and who else lists them.

A row of :data:`ROWS` is ``(category, need, sources, phrases)``. Phrases are words with spaces, separated by commas;
each also stands for its plural. ``need`` says whose thing it must be:

``""``        anyone's, but not a company's or a machine's (``company_phone``; secrets count there too)
``person``    only a person's (``customer_name``, ``user.race``)
``owner``     also where the owner is only perhaps a person (``account.city``)
``home``      also part of an address (``address.city``, ``billing_zip``)
``client``    also a request's or connection's (``request.ip``)
``prose``     only a part of what somebody wrote (``message.text``, ``comment.text``)
``written``   the same, but not of a message, which may be a queue's (``comment.body``)

Sources: C CodeQL's sensitive-name heuristics, B Bearer's data-type patterns, P Privado's sources, S sentry-sdk's
scrubber and data collection lists, R Relay's rules, D detect-secrets and bandit keywords, X Presidio's entities,
H the HIPAA identifiers (45 CFR 164.514), G GDPR articles 4 and 9, O this project's own (mostly other languages).
"""

from __future__ import annotations

ROWS: tuple[tuple[str, str, str, str], ...] = (
    # -- secrets -------------------------------------------------------------------------------------------------
    ("password", "", "CSRDPB", "password, passwd, pwd, psw, pswd, passcode, pass code, passphrase, pass phrase"),
    ("password", "", "CSRDPB", "mysql pwd"),
    ("password", "", "SD", "db pass, key pass, database pass, mysql pass, smtp pass, ftp pass, admin pass"),
    ("password", "", "SD", "user pass, redis pass, root pass, ssh pass, login pass, email pass, proxy pass"),
    ("password", "", "SD", "http pass, auth pass"),
    ("password", "", "DO", "contrasena, passwort, kennwort, mot de passe, motdepasse, mdp, senha, wachtwoord"),
    ("password", "", "DO", "losenord"),
    ("password", "", "O", "salasana, adgangskode, haslo, heslo, lozinka, пароль, seed phrase, recovery phrase"),
    ("password", "", "D", "mnemonic, mnemonic phrase, wallet mnemonic"),
    ("password", "person", "D", "pin"),
    ("password", "", "DO", "pin number, card pin, sim pin, user pin, login pin, atm pin"),
    ("token", "", "SRB", "token, access token, refresh token, auth token, bearer, jwt, bearer token, csrf"),
    ("token", "", "SRB", "csrf token, csrfmiddlewaretoken, csrf middleware token, xsrf, xsrf token, otp"),
    ("token", "", "O", "otp code, mfa code, 2fa code, two factor code, verification code, authorization code"),
    ("token", "", "O", "auth code, one time code, one time password, reset code, activation code, totp, totp code"),
    ("token", "", "O", "backup code, recovery code, sms code, confirmation code, login code, magic link"),
    ("token", "", "O", "reset link, saml response, saml assertion, presigned url, signed url, password reset link"),
    ("key", "", "SRD", "api key, auth key, service key, account key, private key, client key, secret key"),
    ("key", "", "SRD", "x api key, aws secret access key, secret access key, access key, aws access key, db key"),
    ("key", "", "O", "encryption key, signing key, master key, shared key, webhook key, stripe key, openai key"),
    ("key", "", "O", "decryption key, license key, licence key, hmac key, rsa key, ssh private key, pem key"),
    ("key", "", "O", "jwt key, passkey, anthropic key, fernet key, aes key, storage account key, subscription key"),
    ("secret", "", "CSD", "secret, client secret, the secret, clientsecret"),
    ("session", "", "SRC", "sessionid, session key, session token, cookie, set cookie, phpsessid, jsessionid"),
    ("session", "", "SRC", "connect sid, sentrysid, csrf cookie, session cookie, auth cookie, vercel jwt"),
    ("auth", "client", "S", "auth"),
    ("auth", "", "S", "authorization, proxy authorization, credential, creds, basic auth, auth header, http auth"),
    ("auth", "", "S", "authorization header, auth credential, proxy auth, auth tuple, http authorization"),
    ("auth", "", "RO", "database url, db url, broker url, redis url, mongo url, mongodb url, mongodb uri"),
    ("auth", "", "RO", "mongo uri, postgres url, postgresql url, mysql url, amqp url, rabbitmq url"),
    ("auth", "", "RO", "celery broker url, sqlalchemy database uri, sqlalchemy url, database uri, db uri"),
    ("auth", "", "RO", "connection string, conn string, database dsn, db dsn, postgres dsn, pg dsn, mysql dsn"),
    ("auth", "", "RO", "redis dsn, connectionstring, connection str"),
    # -- direct identifiers ----------------------------------------------------------------------------------------
    ("email", "", "BPXH", "email, e mail, email address, e mail address, primary email, mail address"),
    ("email", "", "BPXH", "emailaddress"),
    ("email", "owner", "BP", "mail"),
    ("email", "", "O", "correo electronico, courriel, adresse mail, adresse email, adresse e mail, email adresse"),
    ("email", "", "O", "e mail adresse, indirizzo email, endereco email, sahkoposti, sahkopostiosoite"),
    ("email", "", "O", "emailadresse, adres email, epost, e post, recipient list, email recipient"),
    ("email", "owner", "O", "correo"),
    ("phone", "", "BCPXH", "phone, telephone, tel, fax, phone number, telephone number, fax number"),
    ("phone", "", "BCPXH", "contact number"),
    ("phone", "", "BCPX", "mobile phone, mobile number, cell phone, cell number, cellphone, billing phone"),
    ("phone", "", "BCPX", "phone no"),
    ("phone", "", "BO", "phone num, mobile no, contact no, telephone no, msisdn, whatsapp number, landline"),
    ("phone", "", "BO", "tel no"),
    ("phone", "owner", "BCPXH", "mobile, cell"),
    ("phone", "", "O", "telefon, telefonnummer, handynummer, mobilnummer, rufnummer, telefono, celular, telefone"),
    ("phone", "", "O", "gsm no, numero telephone, numero de telephone, numero de telefono, telefoonnummer"),
    ("phone", "", "O", "telefonnr, numero telefono"),
    ("phone", "owner", "O", "handy, movil, gsm"),
    ("person-name", "", "BPXH", "first name, last name, given name, middle name, surname, maiden name, full name"),
    ("person-name", "person", "BPXH", "name, family name, display name, legal name, preferred name, real name"),
    ("person-name", "person", "BPXH", "initials"),
    ("person-name", "", "O", "member display name"),
    ("person-name", "person", "O", "short name, fname, lname, nombre, nom"),
    ("person-name", "", "BX", "cardholder, card holder, cardholder name, card holder name, account holder name"),
    ("person-name", "", "BO", "forename, patronymic, name on card, mother maiden name, mothers maiden name"),
    ("person-name", "", "BO", "firstname, lastname"),
    ("person-name", "", "O", "vorname, nachname, familienname, apellido, nombre completo, prenom, nom de famille"),
    ("person-name", "", "O", "nom complet, cognome, sobrenome, nome completo, achternaam, voornaam, nazwisko"),
    ("person-name", "", "O", "fornavn, etternavn, efternamn, fornamn, sukunimi, etunimi, имя, фамилия"),
    ("username", "", "CBP", "username, user name, login name, puid, preferred username, usernames"),
    ("username", "", "BO", "nickname, nick name, user login, twitter handle, github username, github login"),
    ("username", "", "BO", "telegram username, actor login, member nick, member global name"),
    ("username", "person", "O", "login, nick, screen name, handle, upn, global name"),
    ("username", "", "O", "benutzername, nombre usuario, nombre de usuario, nom utilisateur, gebruikersnaam"),
    ("username", "", "O", "anvandarnamn"),
    ("government-id", "", "CBPXH", "ssn, social security, social security number, social security no"),
    ("government-id", "", "CBPXH", "social insurance number"),
    ("government-id", "", "CBPX", "national insurance, national insurance number, nino, itin, taxpayer id"),
    ("government-id", "", "CBPX", "taxpayer number, tax id, tax number, vat number, tax identification number"),
    ("government-id", "", "CBPX", "tax payer id, vat no, vat id"),
    ("government-id", "", "CBPXH", "passport, passport number, passport no, driving licence, driving license"),
    ("government-id", "", "CBPXH", "driver license, driver licence, drivers license, drivers licence"),
    ("government-id", "", "CBPXH", "driver license number, license number, driving licence number"),
    ("government-id", "", "CBPXH", "driving license number, drivers license number, licence number"),
    ("government-id", "", "CBPX", "resident id, national id, national id number, national identification number"),
    ("government-id", "", "CBPX", "voter id, voter number, employer identification"),
    ("government-id", "", "CBPX", "employer identification number, identity card"),
    ("government-id", "", "BX", "aadhaar, aadhar, aadhaar number, aadhar number, pan number, pan card, pan no"),
    ("government-id", "", "BX", "cpf, dni, nie, nif, pesel, bsn, tfn, nric, curp, cnp, abn number, sin number"),
    ("government-id", "", "BX", "nhs number, nhs no"),
    ("government-id", "owner", "BX", "tin, pan, abn, sin, rfc, rut, nir, cedula, document number, id number"),
    ("government-id", "owner", "BX", "id card, cin"),
    ("government-id", "", "O", "personnummer, fodselsnummer, codice fiscale, fiscal code, steuernummer, steuer id"),
    ("government-id", "", "O", "insee, sozialversicherungsnummer, ausweisnummer, burgerservicenummer"),
    ("government-id", "", "O", "henkilotunnus, hetu, egn, identity number, identity document"),
    ("government-id", "", "O", "identity card number, personal number, personal id code"),
    ("birth", "", "BCPH", "dob, bday, birthdate, birthday, birth date, date of birth, birth day, birth month"),
    ("birth", "", "BCPH", "birth year, place of birth, birthplace, birth place, born on, country of birth"),
    ("birth", "", "BCPH", "city of birth"),
    ("birth", "", "O", "geburtsdatum, geburtstag, geburtsort, fecha nacimiento, fecha de nacimiento"),
    ("birth", "", "O", "date naissance, date de naissance, data nascimento, data de nascimento, data di nascita"),
    ("birth", "", "O", "geboortedatum"),
    ("postal", "", "BCPH", "street, street address, street name, street number, house number, postcode, post code"),
    ("postal", "", "BCPH", "zip code, zipcode, postal code, home address, billing address, shipping address"),
    ("postal", "", "BCPH", "postal address"),
    ("postal", "", "BP", "delivery address, mailing address, residential address, permanent address, full address"),
    ("postal", "", "BP", "address line, address line 1, address line 2, address line 3, address 1, address 2"),
    ("postal", "", "BP", "address line one"),
    ("postal", "", "BO", "physical address of person, pincode, pin code, formatted address, residence address"),
    ("postal", "", "BO", "street line"),
    ("postal", "home", "BCPH", "address, city, zip, town, county, line 1, line 2, line1, line2, village, district"),
    ("postal", "home", "BCPH", "suburb"),
    ("postal", "", "O", "hausnummer, anschrift, wohnort, postleitzahl, plz, codigo postal, code postal, endereco"),
    ("postal", "home", "O", "adresse, direccion, indirizzo, cep, ort, ville, ciudad, cidade, calle, rue, strasse"),
    ("postal", "home", "O", "street 2"),
    ("location", "", "BCH", "latitude, longitude, geo location, geolocation, gps coordinate, gps location"),
    ("location", "", "BCH", "gps position, lat lng, lat lon, lat long, latlng, user location, home location"),
    ("location", "owner", "BCH", "lat, lng, lon, gps, coordinates, coordinate, coords, location"),
    ("network", "", "SBPXH", "ip address, client ip, remote addr, x forwarded for, x real ip, mac address, imei"),
    ("network", "", "SBPXH", "idfa, idfv, aaid, gaid, browser fingerprint, device fingerprint, advertising id"),
    ("network", "", "SBPXH", "imei number, imsi"),
    ("network", "", "SO", "remote ip, user ip, visitor ip, caller ip, source ip, login ip, client addr"),
    ("network", "", "SO", "client address, remote address, forwarded for, real ip, cf connecting ip"),
    ("network", "", "SO", "connecting ip, true client ip, ip addr, request ip, http x forwarded for"),
    ("network", "", "SO", "client ip address, forwarded ip, last ip, ipaddr, ipaddress"),
    ("network", "client", "SO", "ip, ipv4, ipv6, device id, device serial"),
    ("finance", "", "BCPXR", "credit card, debit card, card number, card no, card num, ccn, cc number, cc num"),
    ("finance", "", "BCPXR", "cc no, credit card number, debit card number, payment card number, cardnumber"),
    ("finance", "", "BCPXR", "creditcard"),
    ("finance", "", "O", "cvv, cvc, cvv2, cvc2, card cvc, card cvv, card security code, sort code, track data"),
    ("finance", "", "BCPXR", "iban, swift code, bic code, bank account, bank account number, bank account no"),
    ("finance", "", "BCPXR", "account iban"),
    ("finance", "", "BCPX", "account number, account no, acct number, acct no, routing number, salary"),
    ("finance", "", "BCPX", "credit score"),
    ("finance", "owner", "BCP", "income, tax, swift, bic, wage, net worth, debt"),
    ("finance", "", "BO", "annual income, monthly income, household income, yearly income, iban number"),
    ("finance", "", "BO", "gross salary"),
    ("finance", "", "O", "kontonummer, bankverbindung, kreditkarte, kreditkartennummer, numero carte"),
    ("finance", "", "O", "numero tarjeta"),
    ("biometric", "", "BH", "voiceprint, voice print, faceprint, face print, face encoding, face embedding"),
    ("biometric", "", "BH", "face vector, biometric, biometric data, biometric template, retina scan, iris scan"),
    ("biometric", "", "BH", "fingerprint template"),
    ("biometric", "person", "BH", "fingerprint, face, avatar, photo, picture, selfie, portrait, voice"),
    ("biometric", "", "BH", "profile picture, profile photo, profile pic, passport photo, passport scan"),
    ("vehicle", "", "BXH", "licence plate, license plate, number plate, plate number, vehicle registration"),
    ("vehicle", "", "BXO", "licence plate number, license plate number, vehicle registration number, vin number"),
    ("vehicle", "", "O", "vehicle vin, car vin, kfz kennzeichen, nummernschild"),
    ("vehicle", "owner", "O", "vin, plate"),
    ("person-name", "", "O", "contact person, emergency contact, next of kin, second name"),
    ("phone", "owner", "O", "whatsapp"),
    ("government-id", "", "O", "emirates id, iqama, mykad, residence permit, work permit number, visa number"),
    ("government-id", "", "O", "alien number"),
    ("government-id", "owner", "O", "nin, nik, ktp"),
    ("birth", "owner", "O", "birth, born"),
    ("custom", "", "G", "personal data, personal info, personal information, personal detail"),
    ("custom", "", "G", "sensitive personal data"),
    # -- special categories ------------------------------------------------------------------------------------------
    ("health", "", "BPG", "medical history, medical record, medical record number, medical condition"),
    ("health", "", "BPG", "medical diagnosis"),
    ("health", "", "BPHG", "medication, blood type, blood group, blood pressure, blood glucose, heart rate"),
    ("health", "", "BPHG", "pregnancy, contraception, health plan number, health insurance number, health record"),
    ("health", "", "BPHG", "health insurance"),
    ("health", "", "BXH", "insurance number, mrn, hicn, npi number, dea number, patient record"),
    ("health", "", "BXH", "insurance policy number"),
    ("health", "person", "BPXHG", "diagnosis, prescription, allergy, disease, symptom, disability, illness, npi"),
    ("health", "person", "BPXHG", "dea, mbi"),
    ("health", "person", "BPG", "treatment, health, medical, therapy, vaccination"),
    ("special", "", "BPG", "ethnicity, ethnic origin, ethnic group, national origin, religion, religious belief"),
    ("special", "", "BPG", "religious view, political opinion, political view, political party"),
    ("special", "", "BPG", "political affiliation, sexual orientation, gender identity, trade union"),
    ("special", "", "BPG", "trade union membership, genetic data, genetic test, dna sample, criminal record"),
    ("special", "", "BPG", "criminal history, criminal conviction, marital status, religious affiliation"),
    ("special", "person", "BPG", "race, nationality, conviction, dna, citizenship, gender, sex, genome, genotype"),
    # -- what people wrote -------------------------------------------------------------------------------------------
    ("content", "", "BO", "email body, mail body, sms body, sms text, comment text, comment body, chat message"),
    ("content", "", "BO", "private message, direct message, user feedback, feedback text, feedback message"),
    ("content", "", "BO", "user comment, about me"),
    ("content", "person", "O", "bio, biography"),
    ("content", "prose", "BO", "content, text, clean content"),
    ("content", "written", "BO", "body, message"),
)

# Names that hold such a word and mean something else: whole phrases at the end of a name.
NEUTRAL_ROWS: tuple[tuple[str, str], ...] = (
    # pagination, parsing and model tokens, not credentials (bandit#1350, bandit#498, ruff#4365, gaia#2953)
    ("DO", "next token, page token, prev token, previous token, pagination token, continuation token, sync token"),
    ("DO", "split token, start token, end token, stop token, special token, eos token, bos token, pad token"),
    ("DO", "unk token, mask token, cls token, sep token, input token, output token, prompt token"),
    ("DO", "completion token, first token, last token, word token, current token, curr token, cur token"),
    ("DO", "peek token, max token, min token, num token, expected token, unexpected token, resume token"),
    ("DO", "cancellation token, cancel token, lock token, fencing token, idempotency token, design token"),
    ("DO", "text token, image token, cached token, reasoning token, governance token, native token, base token"),
    ("DO", "quote token, reward token, nft token, erc20 token, per token, sub token, total token, trace token"),
    ("DO", "change token, budget token, left token, right token, delta token, operator token, syntax token"),
    ("DO", "continue token, cursor token, scroll token, skip token, sequence token, batch token, delim token"),
    ("DO", "id to token, shard token, partition token, audio token, thinking token, block token, string token"),
    ("DO", "sentinel token, error token, identity token, parent token, child token, wildcard token, default token"),
    ("DO", "isolation token, name token, version token, path token, relationship token, replace token"),
    ("DO", "unicode token, line token, keyword token, comment token, context token, number token, token 0"),
    ("DO", "token 1, token a, token b"),
    # keys that open nothing (CodeQL drops `key` alone; codeql#6927)
    ("CO", "public key, primary key, foreign key, cache key, public api key, publishable key, idempotency key"),
    ("CO", "public access key, translation key, sort key, partition key, access key id, publishable api key"),
    # e-mail and address words that name machines (Bearer's exclusions; Privado's non-person addresses)
    ("BP", "server address, host address, memory address, contract address, wallet address, bind address"),
    ("BP", "listen address, private ip address, public ip address, server ip address, host ip address, virtual ip"),
    ("BP", "floating ip, elastic ip, internet address, network address, physical address, logical address"),
    ("BP", "base address, cart address, data address"),
    ("B", "mailing list, phone book, address book, phone code, area code, country code, dialing code, page title"),
    # other homonyms
    ("O", "last login, first login, next login, destination address, dest address, target address, source address"),
    ("O", "secret santa, cookie consent, cookie policy, race condition, blood bank, message body, request body"),
    ("O", "session, response body, error message, error text, status text, help text, alt text, git token count"),
    ("O", "app name, health check, health status, type name, unit name, test name, csrf exempt, email backend"),
    ("O", "http session, session auth"),
)

# -- words around a phrase -------------------------------------------------------------------------------------


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Objects that are people: their name, city, race are personal (Bearer's person objects, shortened; O for the rest).
PEOPLE = _words(
    "user customer person people patient employee student teacher doctor contact applicant author"
    " recipient buyer seller payer payee shopper passenger owner attendee participant guardian volunteer"
    " cardholder users customers patients employees students teachers persons authors owners creator reviewer"
    " assignee invitee inviter submitter requester signer signatory beneficiary insured resident citizen voter"
    " donor borrower debtor spouse husband wife mother father friend roommate instructor tutor learner pupil"
    " rider courier commenter collaborator contributor committer maintainer staff colleague claimant"
    " policyholder householder nurse physician clinician interviewee interviewer recruiter freelancer individual"
    " organizer organiser userinfo claims lead leads subscribers buyers sellers contacts recipients senders"
    " kunde benutzer cliente clientes usuario usuarios utilisateur klant guest guests subscriber traveller"
    " traveler lodger landlord landlady renter lessee trainee trainer coach athlete competitor veteran pensioner"
    " kid baby nominee heir plaintiff defendant lawyer attorney therapist dentist midwife caregiver carer"
    " babysitter contestant winner sponsor supporter mentor mentee alumnus graduate addressee consignee"
    " registrant enrollee holder kin daughter son brother sister mum mom dad partner_person pupils residents"
    " tenants_person moderator requestor invoker"
).union({"me", "whoami"})
# Perhaps people: a tar file has members, a web client is a program (facts: "account(weak)").
PERHAPS_PEOPLE = _words("client clients member members account profile candidate player visitor speaker admin")
# No persons by themselves (an enumeration has members), but in the phrases that name both: `member.display_name`.
PERSONS_BY_PHRASE = _words("member actor")
# A `user` of these is the program's own account (discord.py's `Client.user`).
PROGRAMS = _words("bot")
# A message among these is a language model's answer and nobody's (OpenAI's `response.choices[0].message.content`).
ANSWERS = _words("choices choice completion completions")
# In PEOPLE, but a class of that name is of things as often.
PERHAPS_CLASSES = _words("me whoami claims holder kin lead leads baby contacts users guest")
# Companies and machines: their e-mail, phone and address are nobody's (Bearer's exclusions, Privado's prefixes; O).
THINGS = _words(
    "company companies business corporate corp organisation organization org shop store support helpdesk server"
    " system service site website host bot noreply default test dummy fake example sample mock db database smtp"
    " ldap imap pop3 ftp sftp ssh redis postgres postgresql mysql mongo mongodb sql jira aws rabbitmq broker"
    " kafka conn env environ environment settings config conf cfg configuration options constants const station"
    " facility building warehouse"
    " airport hotel restaurant venue branch office department institution school university hospital clinic repo"
    " repository project package module table field column node pod vm container cluster namespace class"
    " function method command group team product item file dataset channel plugin region country currency unit"
    " asset sensor camera printer machine robot board job listing event model schema form widget template queue"
    " topic bucket agency municipality registry proxy gateway tokenizer variant price plan marketing info sales"
    " press legal type sym symbol func callee decorator tvar lhs rhs component element workflow pipeline cog guild"
)
# More things for addresses of the network.
HOSTS = _words(
    "server host node pod vm container cluster interface iface router switch gateway subnet network upstream"
    " backend proxy dns target worker bind listen private public local internal external floating elastic nat"
    " machine virtual destination dest dst physical logical lb loadbalancer camera printer sensor hub bridge"
    " device nic port management mgmt cni broker master replica primary secondary vip static allowed blocked"
    " endpoint ipaddress"
)
ADDRESSES = _words(
    "address addr addresses shipping billing delivery destination home residence residential mailing postal"
)
CLIENTS = _words("request req client visitor session websocket ws remote mobile smartphone meta forwarded http")
WRITTEN = _words("comment feedback sms dm tweet")
PROSE = WRITTEN | _words("message msg")
PARSERS = _words(
    "lexer parser tokenizer tokenize scanner stream doc sentence ast grammar node pool swap transfer market"
    " erc20 span vocab"
)
# May follow a phrase without changing what it is.
TRANSPARENT_TAILS = _words(
    "value val values str string text raw plain plaintext cleartext clear clean cleaned normalized normalised"
    " norm lower lowered upper stripped trimmed new old current input param arg argument list lst array from to"
    " cc bcc again repeat repeated decoded bytes b64 base64 primary secondary home work mobile personal kana"
    " kanji furigana full before after original orig previous"
)
# ... after a secret only: a hash of a password is still worth stealing.
SECRET_TAILS = _words(
    "hash hashed md5 sha sha1 sha256 sha512 digest hmac bcrypt salt confirm confirmation masked encoded"
)
# Says nothing about whose it is.
TRANSPARENT_HEADS = _words(
    "get fetch load read obtain retrieve extract decrypt lookup resolve the my your his her their this that new"
    " old current cur first last primary secondary raw plain clean cleaned normalize normalized format formatted"
    " other original orig input param arg home work personal private from to cc bcc a an confirm initial final"
    " full x http preferred official actual given self local temp tmp extra more latest previous prev custom"
    " unverified verified"
)
# A name with one of these before the phrase is a yes-or-no, an amount or a deed (CodeQL's `is`; Bearer; own).
PREDICATES = _words(
    "is isnt has hasnt had have can could should shall must need needs was were will would did does do are"
    " allow allows allowed enable enables enabled disable disables disabled use uses using used show shows hide"
    " require requires required skip force include includes exclude excludes check validate ensure count num n"
    " total max min missing invalid incorrect wrong bad no without expect same duplicate unsupported supports"
    " accept accepts untrusted looks not passwordless malformed number amount empty blank usable unusable acheck"
)
# Deeds, as the first word: what they are done to is not what they give; tokens are made, not sent.
VERBS = _words(
    "reset change changed forgot forgotten update set delete remove verify send sent resend sending notify hash"
    " encrypt mask redact anonymize anonymise pseudonymize scrub obfuscate log print test filter search find"
    " match compare on handle ignore prefer notification add save store write render validate queue deliver"
    " process parse subscribe unsubscribe share rotate revoke create build make generate compose prepare"
)
RESETS = _words("reset set change changed forgot forgotten")
# ... unless it ends there: `revoke_token`, `mask_secrets`.
ENDS = _words("mask redact scrub encrypt hash obfuscate revoke invalidate reject delete remove sanitize sanitise")
MAKES = _words("create build make generate compose prepare process parse save store write find add")
# Took the person out (CodeQL's notSensitive; Relay's methods; own).
CLEARED = _words(
    "hash hashed md5 sha1 sha256 sha512 digest hmac encrypted crypted redacted censored obfuscated masked"
    " scrubbed anonymized anonymised anonymous pseudonymized pseudonymised pseudonym tokenized sanitized"
    " sanitised filtered dummy fake example sample placeholder mock random removed hidden"
)
SECRET_CLEARED = CLEARED - _words("hash hashed md5 sha1 sha256 sha512 digest hmac masked hidden random tokenized")
# Classes whose members in capitals name kinds of things: `GrantType.PASSWORD`, `Channel.EMAIL`.
ENUMS = _words(
    "type types kind method methods mode enum code codes error errors status field fields scope scopes channel"
    " provider reason action event column columns message messages headers header strategy backend flow names"
    " role permission category choice choices property key keys literal enum template option options format"
    " source level"
)
# Modules whose members in camel case are classes.
MODULES_OF_CLASSES = _words(
    "models schemas serializers forms errors error exceptions exc validators types enums fields widgets messages jwt"
)
# Classes and mappings whose members in capitals are real secrets.
SECRET_HOLDERS = _words(
    "config settings conf secret secrets env environment credential credentials constants const vault defaults"
    " meta cookies headers"
)
# First words of a constant that holds the name of a field: `CONF_PASSWORD`, `HEADER_TOKEN`.
NAMED_BY_CONSTANTS = _words("conf key field attr err error header param claim label col column msg name")
# Amounts and states: what is measured is not what is said.
MEASURES = _words(
    "count counts num number_of total length len size limit max min enabled disabled verified valid required"
    " type types status exists present changed expired expiry format pattern regex"
)
# Ends of an owner's name that only say that it is a record of it.
RECORD_TAILS = _words(
    "obj object instance entity record row data info infos details detail dict profile payload self cls form"
    " json doc dto out in response attrs attributes fields values params kwargs args result item entry orm"
)
# More words that take part in fused names (`clientip`, `dbpassword`).
PIECES = _words(
    "id ip pg db number name address code key user client api app auth login my get set old new file host path"
)
PREPOSITIONS = _words("of for by per with via from")
LOCATIVES = _words("in inside within on at")
CONJUNCTIONS = _words("and or")
# The plural of `token` is a number of words read by a model, unless one of these stands before it.
CREDENTIAL_WORDS = (
    "access refresh auth api bearer csrf xsrf session jwt oauth id device push fcm user login personal secret"
    " reset verification admin bot service portal app client"
)
