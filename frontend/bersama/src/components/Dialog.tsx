import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/**
 * A modal dialog of the browser's own: it keeps the focus, gives it back to what had it before, and
 * Escape is `onCancel`. A browser from before there were any shows it over the page and moves the focus into it.
 */
export function Dialog({
  title,
  onCancel,
  children,
}: {
  title: string;
  onCancel: () => void;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current as HTMLDialogElement; // it is shown
    const before = document.activeElement as HTMLElement; // an element of SVG takes it as well
    if (element.showModal) element.showModal();
    else {
      element.setAttribute("open", "");
      element.setAttribute("role", "dialog");
      element.className += " app-dialog--plain";
      element.querySelector("button")?.focus();
    }
    return () => setTimeout(() => before.focus()); // as long as it is there nothing else takes it
  }, []);
  return (
    <dialog
      ref={dialog}
      class="app-dialog"
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <h2 class="govuk-heading-m" id="dialog-title">
        {title}
      </h2>
      {children}
    </dialog>
  );
}
