import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { Notice } from "./shown.tsx";

/** What came of an act whose form is gone now: the focus moves here, so that nobody is lost. */
export function Outcome({ title, children }: { title: string; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Notice tone="good">
      <h2 class="govuk-heading-m" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      {children}
    </Notice>
  );
}
