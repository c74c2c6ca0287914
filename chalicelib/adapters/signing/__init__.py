"""Adapters of the signing port. Heavy: only the signing Lambda and the verification import it."""

import logging

from chalicelib.adapters.postponed import postpone

# What they gather: every way to sign and to validate.
postpone("pyhanko.sign", "pyhanko.sign.signers", "pyhanko_certvalidator")
# With aiohttp, for asking time stamps. The service asks in its own way.
postpone("pyhanko.sign.timestamps", annotations=["TimeStamper"])

# Both libraries log whole certificate subjects of files that strangers send (BSrE's hold a NIK).
# What they found is in the report that we return.
for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)
