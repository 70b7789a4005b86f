from desk import tag, find

def note(order):
    tag(order.email)
    tag(find())
    tag(find(order)["line"])
