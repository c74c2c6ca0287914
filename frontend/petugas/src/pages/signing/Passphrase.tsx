import { ErrorSummary } from "bersama/components/problems.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useEffect, useRef, useState } from "preact/hooks";

import { type Item, signBatch } from "../../api/signing.ts";
import { KeyHint } from "../../components/KeyHint.tsx";

const LABEL: Text = { id: "Passphrase sertifikat Anda", en: "Your certificate's passphrase" };
const ONCE: Text = { id: "sekali, tidak disimpan", en: "once, not kept" };
const WORKING: Text = { id: "Sedang ditandatangani…", en: "Signing…" };

export const PASSPHRASE_ID = "passphrase";

/**
 * The passphrase of one act: it leaves the field as soon as the service has it. A try that broke off
 * is repeated under the same key, so that nothing is signed twice.
 */
export function Passphrase({
  items,
  label,
  why,
  onSent,
}: {
  items: readonly Item[];
  label: string;
  why?: string | undefined;
  onSent: (batchId: string) => void;
}) {
  const [passphrase, setPassphrase] = useState("");
  const key = useRef(crypto.randomUUID());
  const asked = items
    .map(({ application_id, decree_of, version }) => `${application_id}${decree_of}:${version}`)
    .join();
  useEffect(() => {
    key.current = crypto.randomUUID(); // another list is another act
  }, [asked]);
  const act = useAct(async () => {
    const { batch_id } = await signBatch(items, passphrase, key.current);
    setPassphrase("");
    onSent(batch_id);
  });
  const stopped = why !== undefined || act.busy;
  return (
    <form
      class="app-pass__form"
      method="dialog"
      onSubmit={(event) => {
        event.preventDefault();
        if (!stopped) void act.run();
      }}
    >
      <ErrorSummary problem={act.problem} anchor={() => PASSPHRASE_ID} />
      <label class="app-field app-pass__field">
        <span>
          {say(LABEL)} <span class="app-quiet">{say(ONCE)}</span>
        </span>
        <input
          id={PASSPHRASE_ID}
          class="app-input"
          type="password"
          autocomplete="off"
          value={passphrase}
          onInput={(event) => setPassphrase(event.currentTarget.value)}
        />
      </label>
      <button
        type="submit"
        class="app-button app-button--first"
        aria-disabled={stopped || undefined}
        title={why}
      >
        {act.busy ? say(WORKING) : label} <KeyHint keys="Enter" />
      </button>
      <span class="app-hidden" role="status">
        {act.busy && say(WORKING)}
      </span>
    </form>
  );
}
