"""How a patient may be named outside of the clinic."""


def initials(patient):
    return patient.first_name[0] + patient.last_name[0]


def salutation(patient):
    return f"{patient.title} {patient.last_name}"


def reference(patient):
    return f"P{patient.id:06d}"
