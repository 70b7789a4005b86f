from lanes import helpers


def facade(value):
    helpers.tag(value)


def behind(value):
    helpers.tag(value)
