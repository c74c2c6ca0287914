"""What the local stage is called, and where it says that it runs."""

ACCOUNT = "123456789012"  # moto's
REGION = "ap-southeast-3"
APP = "sisfo-izin"
STAGE = "local"
PREFIX = f"{APP}-{STAGE}"
