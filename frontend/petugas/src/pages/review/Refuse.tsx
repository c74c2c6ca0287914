import { say, type Text } from "bersama/language.ts";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

import { KeyHint } from "../../components/KeyHint.tsx";
import { useKeys } from "../../keys/useKeys.ts";
import type { Desk } from "./desk.ts";
import type { Mark } from "./file.ts";

const TITLE: Text = { id: "Tolak: {label}", en: "Refuse: {label}" };
const REASONS: Text = { id: "Alasan", en: "Reason" };
const WORDS: Text = { id: "Tambahan (tidak wajib)", en: "More (optional)" };
const ONE_MESSAGE: Text = {
  id: "Pemohon menerima semua penolakan sebagai satu pesan, setelah Anda mengirimnya.",
  en: "The applicant gets all refusals in one message, once you send it.",
};
const NEEDED: Text = {
  id: "Pilih alasan, atau tulis sendiri.",
  en: "Choose a reason, or write your own.",
};
const DO: Text = { id: "Tolak dan lanjut", en: "Refuse, next" };
const CANCEL: Text = { id: "Batal", en: "Cancel" };
const REASON_KEY: Text = { id: "alasan", en: "reason" };
const WORDS_KEY: Text = { id: "tulis tambahan", en: "write more" };
const CANCEL_KEY: Text = { id: "batal", en: "cancel" };

/** Over the list, never over the paper: one digit and Enter are enough. */
export function Refuse({
  desk,
  documentId,
  onDone,
}: {
  desk: Desk;
  documentId: string;
  onDone: (mark: Mark | null) => void;
}) {
  const box = useRef<HTMLFormElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const before = desk.marking.marks.peek().marks[documentId];
  const [code, setCode] = useState(before?.reason_code ?? null);
  const [words, setWords] = useState(before?.reason ?? "");
  const [lacking, setLacking] = useState(false);
  const document = desk.document.value;
  const reasons = document?.reasons ?? [];
  const choose = (chosen: string) => {
    setCode(chosen);
    setLacking(false);
    box.current?.querySelector<HTMLElement>(`input[value="${chosen}"]`)?.focus();
  };
  useLayoutEffect(() => {
    const first = box.current?.querySelector<HTMLElement>("input:checked, input, textarea");
    first?.focus();
  }, []);
  const refuse = () => {
    if (!code && !words.trim()) {
      setLacking(true);
      return;
    }
    onDone({ accepted: false, reason_code: code, reason: words.trim() || null });
  };
  useKeys([
    ...reasons.map((reason, index) => ({
      keys: String(index + 1),
      does: REASON_KEY,
      act: () => choose(reason.code),
    })),
    { keys: "0", does: WORDS_KEY, act: () => area.current?.focus() },
    { keys: "Escape", does: CANCEL_KEY, act: () => onDone(null) },
  ]);
  return (
    <form
      ref={box}
      class="app-reasons"
      aria-labelledby="refuse-title"
      onSubmit={(event) => {
        event.preventDefault();
        refuse();
      }}
      onKeyDown={(event) => {
        // in the field, Shift+Enter begins a line
        if (event.key !== "Enter" || event.shiftKey || event.target instanceof HTMLButtonElement)
          return;
        event.preventDefault();
        refuse();
      }}
    >
      <h2 id="refuse-title">{say(TITLE, { label: document?.label ?? "" })}</h2>
      <fieldset>
        <legend class="app-hidden">{say(REASONS)}</legend>
        {reasons.map((reason, index) => (
          <label key={reason.code} title={reason.text}>
            <KeyHint keys={String(index + 1)} />
            <input
              class="app-tick"
              type="radio"
              name="reason"
              value={reason.code}
              checked={reason.code === code}
              onChange={() => choose(reason.code)}
            />
            <span>{reason.label}</span>
          </label>
        ))}
      </fieldset>
      <div>
        <label class="app-field">
          <span>
            {say(WORDS)} <KeyHint keys="0" />
          </span>
          <textarea
            ref={area}
            class="govuk-textarea"
            rows={2}
            maxLength={500}
            value={words}
            aria-describedby={lacking ? "refuse-lacking" : undefined}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        </label>
        {lacking && (
          <p class="govuk-error-message" id="refuse-lacking" role="alert">
            {say(NEEDED)}
          </p>
        )}
        <p class="app-quiet">{say(ONE_MESSAGE)}</p>
        <div class="app-actions">
          <button type="submit" class="app-button app-button--bad">
            {say(DO)} <KeyHint keys="Enter" />
          </button>
          <button type="button" class="app-button" onClick={() => onDone(null)}>
            {say(CANCEL)} <KeyHint keys="Esc" />
          </button>
        </div>
      </div>
    </form>
  );
}
