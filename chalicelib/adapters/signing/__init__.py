"""Adapters of the signing port. Heavy: only the signing Lambda and the verification import it."""

import logging

# Both libraries log whole certificate subjects of files that strangers send (BSrE's hold a NIK).
# What they found is in the report that we return.
for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)
