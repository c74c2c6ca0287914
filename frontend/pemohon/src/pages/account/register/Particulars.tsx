import { answer, api } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Checkbox, TextField } from "bersama/components/fields.tsx";
import { NewPassword } from "bersama/components/NewPassword.tsx";
import { AddressFields, PersonFields } from "bersama/components/PersonFields.tsx";
import { Notice } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { say } from "bersama/language.ts";
import { naming } from "../missing.ts";
import { asForm, EMPTY, fromNik, keepDraft, keptDraft, type Started } from "./draft.ts";
import * as T from "./particulars.text.ts";
import { WaysFields } from "./WaysFields.tsx";

/** `onStarted`: the service has the particulars and waits for the scan. */
export function Particulars({ onStarted }: { onStarted: (started: Started) => void }) {
  const form = useForm(
    { ...EMPTY, password: "", declared_true: false },
    async ({ password, declared_true, ...draft }) => {
      const begun = await naming(
        answer(api.POST("/api/registrations", { body: asForm(draft, password, declared_true) })),
      );
      const { email, whatsapp } = draft;
      onStarted({ id: begun.registration_id, secret: begun.secret, email, whatsapp });
    },
    {
      restore: keptDraft,
      changed: ({ password: _, declared_true: __, ...draft }) => keepDraft(draft),
    },
  );
  const putNik = (nik: string) => {
    const told = fromNik(nik);
    const { birth_date, sex } = form.values;
    form.put({
      nik,
      ...(told && !birth_date && { birth_date: told.birth_date }),
      ...(told && !sex && { sex: told.sex }),
    });
  };
  return (
    <ActForm act={form} label={say(T.GO_ON)}>
      <p class="govuk-body">{say(T.INTRO)}</p>
      <Notice>
        <p class="govuk-body">{say(T.CAPITALS)}</p>
      </Notice>

      <h2 class="govuk-heading-m">{say(T.YOU)}</h2>
      <TextField
        {...form.field("nik")}
        label={say(T.NIK)}
        hint={say(T.NIK_HINT)}
        onValue={putNik}
        width={20}
        native={{ inputMode: "numeric", autocomplete: "off", maxLength: 25 }}
      />
      <PersonFields form={form} />

      <h2 class="govuk-heading-m">{say(T.ADDRESS)}</h2>
      <AddressFields form={form} />

      <h2 class="govuk-heading-m">{say(T.CONTACT)}</h2>
      <WaysFields form={form} />

      <h2 class="govuk-heading-m">{say(T.PASSWORD)}</h2>
      <NewPassword {...form.field("password")} label={T.PASSWORD_LABEL} />
      <Checkbox {...form.field("declared_true")} label={say(T.DECLARATION)} />
    </ActForm>
  );
}
