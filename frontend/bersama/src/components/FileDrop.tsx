import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

import { say, type Text } from "../language.ts";
import { ErrorMessage, errorId } from "./fields.tsx";

const OR_DROP: Text = { id: "atau seret berkas ke sini", en: "or drop a file here" };

/** A button to choose a file with, in a field on which a file can be dropped as well. */
export function FileDrop({
  id,
  label,
  hint,
  accept,
  error,
  onFile,
}: {
  id: string;
  /** The words on the button, such as "Pilih berkas". */
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
      <input
        class="govuk-visually-hidden app-drop__input"
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
      <label class="govuk-button govuk-button--secondary" for={id}>
        {label}
      </label>
      <span class="app-drop__or">{say(OR_DROP)}</span>
      <div class="govuk-hint" id={`${id}-hint`}>
        {hint}
      </div>
      <ErrorMessage id={id} error={error} />
    </div>
  );
}
