"""A small regency's worth of data, for `make run`: fourteen months in which people applied and the
office decided, told by the domain's own use cases over a DynamoDB in memory and a moved clock.

`scene.toml` says what there is, `people.toml` and `words.toml` who and what they write. The same
code, day and address tell the same story again; only keys and signatures differ.
"""
