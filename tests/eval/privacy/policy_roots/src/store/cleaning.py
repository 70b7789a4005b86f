def shade(value):
    return value[:2]
