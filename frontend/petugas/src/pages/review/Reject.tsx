import { answer, api, idempotencyKey } from "bersama/api/client.ts";
import { Problem } from "bersama/api/problem.ts";
import { REASON_CHARACTERS } from "bersama/api/rules.ts";
import { Dialog } from "bersama/components/Dialog.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { forget, keep, kept } from "bersama/kept.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useRef, useState } from "preact/hooks";
import { Cancel } from "../../components/Cancel.tsx";

import type { Outcome } from "./Decided.tsx";
import { allSent, decidedOrTold } from "./deciding.ts";
import type { Desk } from "./desk.ts";

const TITLE: Text = { id: "Tolak permohonan ini", en: "Reject this application" };
const MEANS: Text = {
  id: "Permohonan berakhir di sini. Bila masih dapat diperbaiki, kembalikan saja.",
  en: "The application ends here. If it can still be corrected, return it instead.",
};
const REASONS: Text = { id: "Alasan", en: "Reasons" };
const WORDS: Text = { id: "Penjelasan dengan kata Anda", en: "In your own words" };
const READS: Text = { id: "Yang dibaca pemohon", en: "What the applicant reads" };
const NONE: Text = { id: "Alasan belum ada", en: "There is no reason yet" };
const NONE_CURE: Text = {
  id: "Pilih satu alasan, atau tulis sendiri sedikitnya {least} huruf.",
  en: "Choose a reason, or write at least {least} letters.",
};
const DO: Text = { id: "Tolak permohonan", en: "Reject the application" };

interface Draft {
  readonly codes: readonly string[];
  readonly words: string;
}

export function Reject({
  desk,
  id,
  onCancel,
  onDecided,
}: {
  desk: Desk;
  id: string;
  onCancel: () => void;
  onDecided: (outcome: Outcome) => void;
}) {
  const name = `reject.${id}`;
  const [draft, setDraft] = useState<Draft>(() => kept<Draft>(name) ?? { codes: [], words: "" });
  const key = useRef(idempotencyKey());
  const reasons = desk.file.value?.reasons.rejecting ?? [];
  const change = (to: Draft) => {
    setDraft(to);
    keep(name, to);
  };
  const words = draft.words.trim();
  const read = [
    ...reasons.filter(({ code }) => draft.codes.includes(code)).map(({ text }) => text),
    words,
  ].filter(Boolean);
  const act = useAct(async () => {
    if (draft.codes.length === 0 && words.length < REASON_CHARACTERS)
      throw new Problem(400, "required", say(NONE), say(NONE_CURE, { least: REASON_CHARACTERS }));
    const version = await allSent(desk);
    await decidedOrTold(desk, () =>
      answer(
        api.POST("/api/officer/applications/{application_id}/reject", {
          params: { path: { application_id: id }, header: key.current },
          body: { version, reasons: [...draft.codes], reason: words || null },
        }),
      ),
    );
    forget(name);
    onDecided({ kind: "rejected", number: null });
  });
  return (
    <Dialog title={say(TITLE)} onCancel={onCancel}>
      <ErrorSummary problem={act.problem} />
      <p>{say(MEANS)}</p>
      <fieldset>
        <legend class="govuk-fieldset__legend">{say(REASONS)}</legend>
        {reasons.map(({ code, label }) => (
          <label class="govuk-checkboxes__item" key={code}>
            <input
              class="app-tick"
              type="checkbox"
              checked={draft.codes.includes(code)}
              onChange={(event) => {
                const codes = draft.codes.filter((other) => other !== code);
                change({ ...draft, codes: event.currentTarget.checked ? [...codes, code] : codes });
              }}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <label class="app-field">
        <span>{say(WORDS)}</span>
        <textarea
          class="govuk-textarea"
          rows={3}
          maxLength={2000}
          value={draft.words}
          onInput={(event) => change({ ...draft, words: event.currentTarget.value })}
        />
      </label>
      {read.length > 0 && (
        <div class="app-notice app-notice--bad">
          <p class="app-pre">
            <b>{say(READS)}</b>
            {`\n${read.join("\n")}`}
          </p>
        </div>
      )}
      <div class="app-actions">
        <button
          type="button"
          class="app-button app-button--bad"
          aria-disabled={act.busy || undefined}
          onClick={() => void act.run()}
        >
          {say(DO)}
        </button>
        <Cancel act={onCancel} />
      </div>
    </Dialog>
  );
}
