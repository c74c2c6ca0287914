// The officer's own second factor: since when, how many recovery codes are left, new ones, and
// another phone.

import { answer, api } from "bersama/api/client.ts";
import { confirmEnrolment, type Enrolment } from "bersama/api/session.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Dialog } from "bersama/components/Dialog.tsx";
import { PasswordField } from "bersama/components/PasswordField.tsx";
import { Show } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { dayOf } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useState } from "preact/hooks";
import { Cancel } from "../../../components/Cancel.tsx";

import { StateTag } from "../../../components/StateTag.tsx";
import { CodeField } from "./CodeField.tsx";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import { Scan } from "./Scan.tsx";

const TITLE: Text = { id: "Kode masuk dari ponsel", en: "Sign-in codes from your phone" };
const SINCE: Text = { id: "Terpasang sejak {day}", en: "Set up since {day}" };
const MISSING: Text = { id: "Belum terpasang", en: "Not set up" };
const LEFT: Text = {
  id: "{count} kode cadangan tersisa.",
  en: "{count} recovery {count:code is|codes are} left.",
};
const NEW_CODES: Text = { id: "Buat kode cadangan baru", en: "Make new recovery codes" };
const NEW_PHONE: Text = { id: "Pindah ke ponsel lain", en: "Move to another phone" };
const PROOF: Text = {
  id: "Kata sandi dan kode dari ponsel yang sekarang membuktikan bahwa ini Anda.",
  en: "The password and a code from the present phone prove that it is you.",
};
const PASSWORD: Text = { id: "Kata sandi", en: "Password" };
const GO_ON: Text = { id: "Lanjut", en: "Go on" };
const CLOSE: Text = { id: "Tutup", en: "Close" };

type Stage =
  | { at: "proof"; want: "codes" | "phone" }
  | { at: "scan"; ticket: string; enrolment: Enrolment }
  | { at: "codes"; codes: readonly string[]; goOn: () => void };

export function OwnFactor() {
  const own = useLoaded(() => answer(api.GET("/api/me/second-factor")), []);
  const [stage, setStage] = useState<Stage | null>(null);
  const close = () => {
    setStage(null);
    void own.again();
  };
  return (
    <section class="app-panel app-panel--pad">
      <h2>{say(TITLE)}</h2>
      <Show loaded={own}>
        {({ enrolled_at, recovery_codes_left }) => (
          <>
            <p>
              {enrolled_at ? (
                <StateTag state="accepted">{say(SINCE, { day: dayOf(enrolled_at) })}</StateTag>
              ) : (
                <StateTag state="check">{say(MISSING)}</StateTag>
              )}
            </p>
            {enrolled_at && (
              <>
                <p>{say(LEFT, { count: recovery_codes_left })}</p>
                <div class="app-actions">
                  <button
                    type="button"
                    class="app-button"
                    onClick={() => setStage({ at: "proof", want: "codes" })}
                  >
                    {say(NEW_CODES)}
                  </button>
                  <button
                    type="button"
                    class="app-button"
                    onClick={() => setStage({ at: "proof", want: "phone" })}
                  >
                    {say(NEW_PHONE)}
                  </button>
                </div>
              </>
            )}
          </>
        )}
      </Show>
      {stage && (
        <Dialog
          title={say(stage.at === "proof" && stage.want === "codes" ? NEW_CODES : NEW_PHONE)}
          onCancel={close}
        >
          {stage.at === "proof" && <Proof want={stage.want} go={setStage} onCancel={close} />}
          {stage.at === "scan" && (
            <Scan
              enrolment={stage.enrolment}
              confirm={async (code) => {
                const { codes, goOn } = await confirmEnrolment(stage.ticket, code);
                setStage({ at: "codes", codes, goOn });
              }}
            />
          )}
          {stage.at === "codes" && (
            <RecoveryCodes
              codes={stage.codes}
              label={say(CLOSE)}
              onKept={() => {
                stage.goOn();
                close();
              }}
            />
          )}
        </Dialog>
      )}
    </section>
  );
}

function Proof({
  want,
  go,
  onCancel,
}: {
  want: "codes" | "phone";
  go: (stage: Stage) => void;
  onCancel: () => void;
}) {
  const form = useForm(
    { password: "", code: "" },
    async ({ password, code }) => {
      const body = { password, code: code.replace(/\s/g, "") };
      if (want === "codes") {
        const { recovery_codes } = await answer(
          api.POST("/api/me/second-factor/recovery-codes", { body }),
        );
        go({ at: "codes", codes: recovery_codes, goOn: () => {} });
      } else {
        const found = await answer(api.POST("/api/me/second-factor/change", { body }));
        go({ at: "scan", ticket: found.ticket, enrolment: found });
      }
    },
    { prefix: "proof-" },
  );
  return (
    <ActForm act={form} label={say(GO_ON)} beside={<Cancel act={onCancel} />}>
      <p>{say(PROOF)}</p>
      <PasswordField {...form.field("password")} label={say(PASSWORD)} kind="current-password" />
      <CodeField {...form.field("code")} />
    </ActForm>
  );
}
