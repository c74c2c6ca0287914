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
    const element = dialog.current;
    if (!element) return;
    const before = document.activeElement;
    const back = () => before instanceof HTMLElement && before.focus();
    if (!element.showModal) {
      element.setAttribute("open", "");
      element.setAttribute("role", "dialog");
      element.classList.add("app-dialog--plain");
      element.querySelector("button")?.focus();
      return back;
    }
    element.showModal();
    return () => {
      element.close();
      back();
    };
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
