import { finishSignIn } from "bersama/api/session.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useEffect, useState } from "preact/hooks";

import { CodeField } from "./CodeField.tsx";

const GO_ON: Text = { id: "Lanjut", en: "Go on" };
const USE_RECOVERY: Text = {
  id: "Ponsel tidak ada? Pakai kode cadangan",
  en: "No phone at hand? Use a recovery code",
};
const USE_APP: Text = { id: "Pakai kode dari aplikasi", en: "Use the code from the app" };
const AGAIN: Text = { id: "Kembali ke kata sandi", en: "Back to the password" };
const LOST: Text = {
  id: "Ponsel dan kode cadangan hilang? Minta administrator mengatur ulang; permintaan itu tercatat dan Anda diberi tahu.",
  en: "Phone and recovery codes lost? Ask an administrator for a reset: it is recorded, and you are told.",
};

export function CodeForm({
  prefix,
  ticket,
  onAgain,
}: {
  prefix: string;
  ticket: string;
  onAgain: () => void;
}) {
  const [recovery, setRecovery] = useState(false);
  const form = useForm(
    { code: "" },
    async ({ code }) => {
      await finishSignIn(ticket, code.replace(/\s/g, ""));
    },
    { prefix },
  );
  const field = form.field("code");
  useEffect(() => document.getElementById(field.id)?.focus(), [recovery]);
  return (
    <div class="app-panel app-panel--form">
      <ActForm
        act={form}
        label={say(GO_ON)}
        beside={
          <button type="button" class="app-link" onClick={() => setRecovery(!recovery)}>
            {say(recovery ? USE_APP : USE_RECOVERY)}
          </button>
        }
      >
        <CodeField {...field} recovery={recovery} />
      </ActForm>
      <p class="app-quiet app-form-end">
        {say(LOST)}{" "}
        <button type="button" class="app-link" onClick={onAgain}>
          {say(AGAIN)}
        </button>
      </p>
    </div>
  );
}
