"""The Chalice app: every Lambda's code is one package, and this is its front door.

The views register themselves with their blueprints; nothing else belongs here.
"""

from chalice import Chalice

from chalicelib.handlers import (
    admin,
    applications,
    catalogue,
    check_upload,
    conversations,
    data_requests,
    delegations,
    documents,
    erase,
    help,
    news,
    notify,
    office,
    office_audit,
    office_entries,
    officer_permits,
    officers,
    open_step,
    openapi,
    oversight,
    own_sessions,
    permits,
    privacy,
    profile,
    public,
    publications,
    register,
    registrations,
    results,
    sessions,
    sign_permit,
    signing_batches,
    statistics,
    sweep,
    testimonials,
    type_versions,
)

# Chalice would take over the logger of this name and silence it below errors.
app = Chalice(app_name="sisfo-izin", configure_logs=False)
app.api.binary_types.append("application/pdf")

for resource in (
    admin,
    news,
    office_audit,
    office_entries,
    type_versions,
    applications,
    catalogue,
    conversations,
    data_requests,
    delegations,
    documents,
    help,
    office,
    officer_permits,
    officers,
    openapi,
    oversight,
    own_sessions,
    permits,
    privacy,
    profile,
    public,
    publications,
    register,
    registrations,
    results,
    sessions,
    signing_batches,
    statistics,
    testimonials,
):
    app.register_blueprint(resource.routes.blueprint)
for job in (check_upload, open_step, sign_permit, notify, sweep, erase):
    app.register_blueprint(job.jobs)
