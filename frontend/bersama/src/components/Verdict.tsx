import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

export type VerdictTone = "good" | "warn" | "bad" | "plain";

const SIGNS: Record<VerdictTone, string> = {
  good: "M6 16.5l6.5 6.5L26 9.5",
  warn: "M16 6v13M16 23v3",
  bad: "M8 8l16 16M24 8L8 24",
  plain: "M16 6v3M16 13v13",
};

/**
 * What was found out, in words and with a sign beside them. `heard`: it answers what the person
 * has just asked, so the focus goes to it.
 */
export function Verdict({
  tone,
  title,
  heard = false,
  children,
}: {
  tone: VerdictTone;
  title: string;
  heard?: boolean;
  children?: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (heard) heading.current?.focus();
  }, [heard]);
  return (
    <div class={`app-verdict app-verdict--${tone}`}>
      <svg viewBox="0 0 32 32" width="40" height="40" aria-hidden="true" focusable="false">
        <path d={SIGNS[tone]} />
      </svg>
      <div>
        <h2 class="govuk-heading-m" tabIndex={-1} ref={heading}>
          {title}
        </h2>
        {children}
      </div>
    </div>
  );
}
