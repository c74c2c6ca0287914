import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";

const SERVICE = "Sisfo Izin";

/** While pages are built: the title of the page that was rendered last. */
export const built = { title: SERVICE };

let shown: string | undefined;

/**
 * One page: its title in the window, its heading on the screen. After going to another page the
 * focus moves to the heading, so that people who listen hear where they are.
 */
export function Page({
  title,
  caption,
  narrow = false,
  children,
}: {
  title: string;
  caption?: string | undefined;
  narrow?: boolean;
  children: ComponentChildren;
}) {
  const { path } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  built.title = `${title} – ${SERVICE}`;
  useEffect(() => {
    document.title = `${title} – ${SERVICE}`;
  }, [title]);
  useEffect(() => {
    if (shown !== undefined && shown !== path) heading.current?.focus();
    shown = path;
  }, [path]);
  return (
    <div class={narrow ? "app-narrow" : undefined}>
      {caption && <span class="govuk-caption-l">{caption}</span>}
      <h1 class="govuk-heading-l" tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {children}
    </div>
  );
}
