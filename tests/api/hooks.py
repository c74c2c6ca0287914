"""What Schemathesis has to be told about this API; it loads this by SCHEMATHESIS_HOOKS."""

import schemathesis

schemathesis.serializer.alias("application/pdf", "application/octet-stream")
