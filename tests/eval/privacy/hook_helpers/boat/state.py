def current():
    return _trips[-1]


_trips = []
