"""The Chalice app: every Lambda's code is one package, and this is its front door.

The views register themselves with their blueprints; nothing else belongs here.
"""

from chalice import Chalice

from chalicelib.handlers import admin, citizen, officer, openapi, public
from chalicelib.handlers.jobs import check_upload, erase, notify, open_step, sign_permit, sweep

# Chalice would take over the logger of this name and silence it below errors.
app = Chalice(app_name="sisfo-izin", configure_logs=False)
app.api.binary_types.append("application/pdf")

for routes in (openapi.routes, *public.ROUTES, *citizen.ROUTES, *officer.ROUTES, *admin.ROUTES):
    app.register_blueprint(routes.blueprint)
for job in (check_upload, open_step, sign_permit, notify, sweep, erase):
    app.register_blueprint(job.jobs.blueprint)
