import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

import { say, type Text } from "../language.ts";
import { ErrorMessage, errorId } from "./fields.tsx";

const OR_DROP: Text = { id: "atau seret berkas ke sini", en: "or drop a file here" };

/** The browser's own control for files in a field on which a file can be dropped as well. */
export function FileDrop({
  id,
  label,
  hint,
  accept,
  error,
  onFile,
}: {
  id: string;
  label: string;
  hint: ComponentChildren;
  accept: string;
  error?: string | undefined;
  onFile: (file: File) => void;
}) {
  const [over, setOver] = useState(false);
  const take = (file: File | null | undefined) => file && onFile(file);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the input is the first
    <div
      class={`app-drop${over ? " app-drop--over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files[0]);
      }}
    >
      <label class="govuk-label govuk-!-font-weight-bold" for={id}>
        {label}
      </label>
      <div class="govuk-hint" id={`${id}-hint`}>
        {hint}
      </div>
      <ErrorMessage id={id} error={error} />
      <input
        class="govuk-file-upload"
        type="file"
        id={id}
        accept={accept}
        aria-describedby={error ? `${id}-hint ${errorId(id)}` : `${id}-hint`}
        aria-invalid={error ? true : undefined}
        onChange={(event) => {
          take(event.currentTarget.files?.[0]);
          event.currentTarget.value = ""; // so that the same file can be chosen again
        }}
      />
      <span class="app-drop__or">{say(OR_DROP)}</span>
    </div>
  );
}
