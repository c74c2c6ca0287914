"""The Chalice app: every Lambda's code is one package, and this is its front door.

The views and jobs register themselves; nothing else belongs here.
"""

from chalicelib.handlers.api import Api, listed

app = Api("sisfo-izin", listed())
