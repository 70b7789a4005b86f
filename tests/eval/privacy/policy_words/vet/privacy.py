def veil(value):
    return value[:1]


def unveil(value):
    return value[:2]


class Cleaner:
    def clean(self, value):
        return value[:1]
