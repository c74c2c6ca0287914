import { leadTime, tooSoon } from "../ahead.ts";
import type { FieldRule, PermitType } from "../application.ts";
import { asRange, asText } from "./values.ts";

/** Under a date: how early one has to apply for it, and whether the day that is typed leaves time. */
export function TimeLeft({
  type,
  rule,
  value,
}: {
  type: PermitType;
  rule: FieldRule;
  value: unknown;
}) {
  if (!rule.kind.startsWith("date")) return null;
  const range = rule.kind === "date_range" ? asRange(value) : null;
  const said = tooSoon(type, rule, range?.from ?? asText(value), range?.to ?? asText(value));
  const lead = leadTime(type, rule);
  return (
    <>
      {lead && <p class="govuk-hint">{lead}</p>}
      <p
        role="status"
        class={said ? "govuk-body app-notice app-notice--warn" : "govuk-visually-hidden"}
      >
        {said}
      </p>
    </>
  );
}
