import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useRoute } from "preact-iso";

const SERVICE = "Sisfo Izin";

/** While pages are built: the title of the page that was rendered last. */
export const built = { title: SERVICE };

let opened = false;

/**
 * The page's title in the window, and the place of its heading. The first page is heard from its
 * beginning; on every other the focus moves to the heading, so that people who listen hear where
 * they are.
 */
export function useHeading(title: string) {
  const { path } = useRoute(); // of this page: the window's is ahead while the next page loads
  const heading = useRef<HTMLHeadingElement>(null);
  built.title = `${title} – ${SERVICE}`;
  useEffect(() => {
    document.title = `${title} – ${SERVICE}`;
  }, [title]);
  useEffect(() => {
    if (opened) heading.current?.focus();
    opened = true;
  }, [path]);
  return heading;
}

/** One page: its title in the window, its heading on the screen. */
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
  const heading = useHeading(title);
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
