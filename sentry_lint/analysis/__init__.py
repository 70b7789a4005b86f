"""What the code says: a forward abstract interpretation on the standard library's ``ast``.

``project`` finds modules, ``reach`` tells which of them can matter, ``engine`` summarises functions on demand, the
``expressions``/``statements``/``calls`` modules interpret them over ``values`` and ``state``, and ``delivery``,
``procedures`` and ``errors`` turn what they see into the ``facts`` that the rules judge.
"""
