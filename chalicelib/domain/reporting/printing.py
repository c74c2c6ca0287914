"""A report as a PDF that somebody of the office opens."""

from chalicelib.domain.reporting.ports import Ports
from chalicelib.domain.reporting.report import Report

FOLDER = "previews/reports"
"""In the bucket of documents, where the lifecycle ends what lies there after a day."""


def pdf_link(ports: Ports, report: Report, file_name: str) -> str:
    """Good for five minutes."""
    key = f"{FOLDER}/{ports.ids.new_id()}.pdf"
    version = ports.files.store_clean(key, ports.reports.report(report), "application/pdf")
    return ports.files.view_link(
        key,
        version,
        file_name=file_name,
        media_type="application/pdf",
        disposition="inline",
    )
