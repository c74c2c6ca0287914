// Small parts that pages are made of.

import type { ComponentChildren } from "preact";
import { say, type Text } from "../language.ts";
import type { Loaded } from "../loading.ts";
import { FailedToLoad } from "./problems.tsx";

const LOADING: Text = { id: "Memuat…", en: "Loading…" };
const WORKING: Text = { id: "Sedang diproses…", en: "Working…" };
const MORE: Text = { id: "Tampilkan berikutnya", en: "Show more" };

export function Loading({ text = LOADING }: { text?: Text }) {
  return (
    <p class="govuk-body app-loading" role="status">
      {say(text)}
    </p>
  );
}

/** What was loaded, or that it is loading, or why not. */
export function Show<T>({
  loaded,
  children,
}: {
  loaded: Loaded<T> & { again: () => Promise<void> };
  children: (value: T) => ComponentChildren;
}) {
  if (loaded.state === "failed")
    return <FailedToLoad problem={loaded.problem} again={() => void loaded.again()} />;
  if (loaded.value === undefined) return <Loading />;
  return <>{children(loaded.value)}</>;
}

/** A button that says that it works, and cannot be pressed twice. */
export function Button({
  children,
  busy = false,
  kind = "primary",
  type = "submit",
  onClick,
}: {
  children: ComponentChildren;
  busy?: boolean;
  kind?: "primary" | "secondary" | "warning";
  type?: "submit" | "button";
  onClick?: () => void;
}) {
  return (
    <>
      <button
        type={type}
        class={`govuk-button${kind === "primary" ? "" : ` govuk-button--${kind}`}`}
        aria-disabled={busy || undefined}
        onClick={(event) => {
          if (busy) event.preventDefault();
          else onClick?.();
        }}
      >
        {busy ? say(WORKING) : children}
      </button>
      <span class="govuk-visually-hidden" role="status">
        {busy ? say(WORKING) : ""}
      </span>
    </>
  );
}

export type Row = readonly [label: string, value: ComponentChildren];

/** A list of names and values; rows without a value are left out. */
export function SummaryList({ rows }: { rows: readonly Row[] }) {
  return (
    <dl class="govuk-summary-list">
      {rows
        .filter(([, value]) => value !== null && value !== undefined && value !== "")
        .map(([label, value]) => (
          <div class="govuk-summary-list__row" key={label}>
            <dt class="govuk-summary-list__key">{label}</dt>
            <dd class="govuk-summary-list__value">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

export type Tone = "good" | "warn" | "bad" | "plain" | "waiting";
const COLOURS: Record<Tone, string> = {
  good: "govuk-tag--green",
  warn: "govuk-tag--orange",
  bad: "govuk-tag--red",
  plain: "govuk-tag--grey",
  waiting: "",
};

export function Tag({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return <strong class={`govuk-tag ${COLOURS[tone]}`}>{children}</strong>;
}

export function Notice({
  tone = "plain",
  children,
}: {
  tone?: "plain" | "good" | "warn" | "bad";
  children: ComponentChildren;
}) {
  return (
    <div class={`app-notice${tone === "plain" ? "" : ` app-notice--${tone}`}`}>{children}</div>
  );
}

export function Details({ summary, children }: { summary: string; children: ComponentChildren }) {
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  );
}

/** The end of one page of a list that has more. */
export function More({ busy, onMore }: { busy: boolean; onMore: () => void }) {
  return (
    <Button kind="secondary" type="button" busy={busy} onClick={onMore}>
      {say(MORE)}
    </Button>
  );
}
