import { answer, api } from "bersama/api/client.ts";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { forget, keep, kept } from "bersama/kept.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useRef, useState } from "preact/hooks";

import { Icon } from "../../../components/Icon.tsx";
import { KeyHint } from "../../../components/KeyHint.tsx";
import { useKeys } from "../../../keys/useKeys.ts";
import { shortMoment } from "../../../moments.ts";
import type { Desk } from "../desk.ts";
import { eventName } from "../wording.ts";

const TITLE: Text = { id: "Catatan petugas ({count})", en: "Officers' notes ({count})" };
const WRITE: Text = { id: "Catatan baru", en: "New note" };
const INNER: Text = { id: "Hanya untuk petugas", en: "For officers only" };
const PUBLIC: Text = { id: "Dibaca juga oleh pemohon", en: "The applicant reads it, too" };
const SAVE: Text = { id: "Simpan catatan", en: "Save the note" };
const SAVED: Text = { id: "Catatan tersimpan.", en: "The note is saved." };
const NOTE_KEY: Text = { id: "catatan", en: "note" };

interface Draft {
  readonly text: string;
  readonly isPublic: boolean;
}
const EMPTY: Draft = { text: "", isPublic: false };

/** What officers have written, and a new note: for officers only, unless that is said otherwise. */
export function Notes({ desk, id }: { desk: Desk; id: string }) {
  const name = `note.${id}`;
  const [draft, setDraft] = useState<Draft>(() => kept<Draft>(name) ?? EMPTY);
  const details = useRef<HTMLDetailsElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const written = (desk.file.value?.notes ?? []).filter(({ text }) => text);
  const change = (to: Draft) => {
    setDraft(to);
    keep(name, to);
  };
  const act = useAct(async () => {
    await answer(
      api.POST("/api/officer/applications/{application_id}/notes", {
        params: { path: { application_id: id } },
        body: { text: draft.text.trim(), public: draft.isPublic },
      }),
    );
    setDraft(EMPTY);
    forget(name);
    await desk.refresh();
  });
  useKeys(
    desk.asked.value
      ? []
      : [
          {
            keys: "m",
            does: NOTE_KEY,
            act: () => {
              if (details.current) details.current.open = true;
              area.current?.focus(); // at once: what is typed next must not act as keys
            },
          },
        ],
  );
  return (
    <details ref={details}>
      <summary>
        {say(TITLE, { count: written.length })} <KeyHint keys="m" />
      </summary>
      <div>
        <ul class="app-notes">
          {written.map((note) => (
            <li key={note.number}>
              <p class="app-quiet">
                {note.by} · {shortMoment(note.at)} · {eventName(note.event)}
              </p>
              <p class="app-pre">{note.text}</p>
            </li>
          ))}
        </ul>
        <form
          class={draft.isPublic ? "app-note" : "app-note app-note--inner"}
          onSubmit={(event) => {
            event.preventDefault();
            if (draft.text.trim()) void act.run();
          }}
        >
          <ErrorSummary problem={act.problem} />
          <label class="app-field">
            <span>
              {!draft.isPublic && <Icon name="lock" size={12} />} {say(WRITE)} ·{" "}
              {say(draft.isPublic ? PUBLIC : INNER)}
            </span>
            <textarea
              ref={area}
              class="govuk-textarea"
              rows={3}
              maxLength={2000}
              value={draft.text}
              onInput={(event) => change({ ...draft, text: event.currentTarget.value })}
            />
          </label>
          <label class="govuk-checkboxes__item">
            <input
              class="app-tick"
              type="checkbox"
              checked={draft.isPublic}
              onChange={(event) => change({ ...draft, isPublic: event.currentTarget.checked })}
            />
            {say(PUBLIC)}
          </label>
          <button
            type="submit"
            class="app-button app-button--small"
            aria-disabled={act.busy || undefined}
          >
            {say(SAVE)}
          </button>
          <span role="status" class="app-quiet">
            {act.done && ` ${say(SAVED)}`}
          </span>
        </form>
      </div>
    </details>
  );
}
