// How far an application is, for whoever has its receipt. Number and code go in the request's
// body, never into an address.

import { answer, api } from "bersama/api/client.ts";
import { asProblem, Problem } from "bersama/api/problem.ts";
import { TRACKING_CHARACTERS } from "bersama/api/rules.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { TextField } from "bersama/components/fields.tsx";
import { Page } from "bersama/components/Page.tsx";
import { useForm } from "bersama/form.ts";
import { language, say, type Text } from "bersama/language.ts";
import { useEffect, useState } from "preact/hooks";

import { type Tracked, TrackedResult } from "./TrackedResult.tsx";

const TITLE: Text = { id: "Lacak permohonan", en: "Track an application" };
const LEAD: Text = {
  id: "Nomor dan kode ada pada tanda terima yang Anda terima lewat e-mail dan WhatsApp setelah mengirim permohonan. Anda tidak perlu masuk ke akun.",
  en: "Number and code are on the receipt that you got by email and WhatsApp when the application was sent. You need not sign in.",
};
const NUMBER: Text = {
  id: "Nomor tanda terima, registrasi, atau izin",
  en: "Receipt, registration or permit number",
};
const NUMBER_HINT: Text = { id: "Misalnya P-7K3M-9QRS", en: "For example P-7K3M-9QRS" };
const CODE: Text = { id: "Kode pelacakan", en: "Tracking code" };
const CODE_HINT: Text = {
  id: "{characters} huruf dan angka",
  en: "{characters} letters and digits",
};
const TRACK: Text = { id: "Lacak", en: "Track" };
const INCOMPLETE: Text = { id: "Isian belum lengkap", en: "Something is missing" };
const NUMBER_MISSING: Text = {
  id: "Isi nomor yang tertulis pada tanda terima.",
  en: "Enter the number on the receipt.",
};
const CODE_MISSING: Text = {
  id: "Isi kode pelacakan yang tertulis pada tanda terima.",
  en: "Enter the tracking code on the receipt.",
};

interface Question {
  number: string;
  check: string;
}

export default function Tracking() {
  const [found, setFound] = useState<{ question: Question; tracked: Tracked }>();
  const form = useForm({ number: "", check: "" }, async ({ number, check }) => {
    setFound(undefined);
    const question = complete({ number: number.trim(), check: check.trim() });
    setFound({ question, tracked: await track(question) });
  });
  useEffect(() => {
    if (!found) return;
    const inNewLanguage = (tracked: Tracked) => setFound({ ...found, tracked });
    track(found.question).then(inNewLanguage, asProblem); // without an answer the old words stay
  }, [language.value]);
  return (
    <Page title={say(TITLE)}>
      <p class="govuk-body app-lead">{say(LEAD)}</p>
      <ActForm act={form} label={say(TRACK)}>
        <TextField
          {...form.field("number")}
          width={30}
          label={say(NUMBER)}
          hint={say(NUMBER_HINT)}
          native={{
            autocomplete: "off",
            autocapitalize: "characters",
            spellcheck: false,
            maxLength: 80,
          }}
        />
        <TextField
          {...form.field("check")}
          label={say(CODE)}
          hint={say(CODE_HINT, { characters: TRACKING_CHARACTERS })}
          width={10}
          native={{
            autocomplete: "off",
            autocapitalize: "characters",
            spellcheck: false,
            maxLength: 40,
          }}
        />
      </ActForm>
      {found && <TrackedResult tracked={found.tracked} />}
    </Page>
  );
}

const track = (body: Question) => answer(api.POST("/api/tracking", { body }));

function complete(question: Question): Question {
  const missing = (field: string, text: Text) => [{ field, code: "missing", message: say(text) }];
  const fields = [
    ...(question.number ? [] : missing("number", NUMBER_MISSING)),
    ...(question.check ? [] : missing("check", CODE_MISSING)),
  ];
  if (fields.length > 0) throw new Problem(422, "incomplete", say(INCOMPLETE), "", fields);
  return question;
}
