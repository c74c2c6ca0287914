import { beginEnrolment, confirmEnrolment } from "bersama/api/session.ts";
import { Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { Scan } from "./Scan.tsx";

const AGAIN: Text = { id: "Kembali ke kata sandi", en: "Back to the password" };

/** An officer's first sign-in. `onDone` gets the recovery codes, and what goes on with the session. */
export function Enrol({
  ticket,
  onAgain,
  onDone,
}: {
  ticket: string;
  onAgain: () => void;
  onDone: (codes: readonly string[], goOn: () => void) => void;
}) {
  const enrolment = useLoaded(() => beginEnrolment(ticket), [ticket]);
  return (
    <>
      <Show loaded={enrolment}>
        {(shown) => (
          <Scan
            enrolment={shown}
            confirm={async (code) => {
              const { codes, goOn } = await confirmEnrolment(ticket, code);
              onDone(codes, goOn);
            }}
          />
        )}
      </Show>
      <p class="app-form-end">
        <button type="button" class="app-link" onClick={onAgain}>
          {say(AGAIN)}
        </button>
      </p>
    </>
  );
}
