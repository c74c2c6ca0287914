import { useHeading } from "bersama/components/Page.tsx";
import type { ComponentChildren } from "preact";

/** The head of a page: its title, one quiet line beside it, and what can be done with the whole. */
export function PageHead({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ComponentChildren;
  children?: ComponentChildren;
}) {
  const heading = useHeading(title);
  return (
    <div class="app-head">
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {aside && <p class="app-quiet">{aside}</p>}
      {children && <div class="app-head__acts">{children}</div>}
    </div>
  );
}
