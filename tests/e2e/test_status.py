"""The public status page, also while the service itself is away."""

from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from bench.load.evidence import place_of
from infra.local.names import PREFIX
from infra.local.stack import LocalStack
from infra.ops import planned


def ring(stack: LocalStack) -> None:
    """Permits wait to be made."""
    cloudwatch = stack.clients["cloudwatch"]
    name = f"{PREFIX}-signing-age"
    cloudwatch.put_metric_alarm(
        AlarmName=name,
        MetricName="m",
        Namespace="n",
        Period=60,
        EvaluationPeriods=1,
        Threshold=1,
        Statistic="Sum",
        ComparisonOperator="GreaterThanOrEqualToThreshold",
    )
    cloudwatch.set_alarm_state(AlarmName=name, StateValue="ALARM", StateReason="a test")


def test_the_page_tells_what_rings_and_what_is_planned_while_the_api_is_away(
    page: Page, stack: LocalStack
) -> None:
    page.route("**/api/**", lambda route: route.abort())
    page.goto("/status")
    main = page.get_by_role("main")
    expect(main.get_by_role("heading", name="Semua layanan berjalan")).to_be_visible()
    expect(main.get_by_text("Berjalan", exact=True)).to_have_count(5)

    ring(stack)
    now = datetime.now(planned.OFFICE).replace(second=0, microsecond=0)
    begins, ends = (now + timedelta(hours=hours) for hours in (-1, 1))
    planned.announce(
        place_of(stack),
        f"{begins:%Y-%m-%d %H:%M}",
        f"{ends:%Y-%m-%d %H:%M}",
        indonesian="Penerbitan izin berhenti sebentar.",
        english="Issuing of permits pauses.",
    )
    page.reload()
    expect(main.get_by_role("heading", name="Ada layanan yang lambat")).to_be_visible()
    row = main.locator(".govuk-summary-list__row", has_text="Penerbitan izin")
    expect(row).to_contain_text("Lambat")
    expect(main).to_contain_text("Penerbitan izin berhenti sebentar.")
    expect(main.get_by_text("Sedang berlangsung")).to_be_visible()
    page.get_by_role("button", name="English").click()
    expect(main.get_by_role("heading", name="Something is slow")).to_be_visible()
    expect(main).to_contain_text("Issuing of permits pauses.")


def test_what_nobody_wrote_lately_is_not_called_well(page: Page) -> None:
    page.route("**/status/now.json", lambda route: route.fulfill(status=503, body="<html>"))
    page.goto("/status")
    main = page.get_by_role("main")
    expect(main.get_by_role("heading", name="Status saat ini belum diketahui")).to_be_visible()
    expect(main.get_by_text("Berjalan", exact=True)).to_have_count(0)


def test_every_page_leads_there_from_its_foot(page: Page) -> None:
    page.goto("/lacak")
    page.get_by_role("contentinfo").get_by_role("link", name="Status layanan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Status layanan")
