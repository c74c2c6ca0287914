"""What Lambda calls: views for HTTP, and jobs. Each of them begins by importing this package."""

from chalicelib.handlers import starting

starting.begun()
