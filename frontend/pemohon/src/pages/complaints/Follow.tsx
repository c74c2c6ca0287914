// What became of a complaint without a name. The code goes in the request's body, never into an address.

import { answer, api } from "bersama/api/client.ts";
import { COMPLAINT_CODE_CHARACTERS } from "bersama/api/rules.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { TextField } from "bersama/components/fields.tsx";
import { Page } from "bersama/components/Page.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useState } from "preact/hooks";

import { type Complaint, ComplaintCard } from "./ComplaintCard.tsx";
import { Outside } from "./Outside.tsx";

const TITLE: Text = { id: "Hasil pengaduan", en: "The outcome of a complaint" };
const CODE: Text = { id: "Kode pengaduan", en: "Code of the complaint" };
const CODE_HINT: Text = {
  id: "{characters} huruf dan angka yang Anda catat saat mengirim pengaduan tanpa nama.",
  en: "The {characters} letters and digits that you wrote down when you complained without a name.",
};
const SEE: Text = { id: "Lihat hasil", en: "See the outcome" };

export default function Follow() {
  const [found, setFound] = useState<Complaint>();
  const [opened, setOpened] = useState("");
  const form = useForm({ code: "" }, async ({ code }) => {
    setFound(undefined);
    const body = { code: code.trim() };
    setFound(await answer(api.POST("/api/complaints/follow", { body })));
    setOpened(body.code);
  });
  return (
    <Page title={say(TITLE)} narrow>
      <ActForm act={form} label={say(SEE)}>
        <TextField
          {...form.field("code")}
          width={20}
          label={say(CODE)}
          hint={say(CODE_HINT, { characters: COMPLAINT_CODE_CHARACTERS })}
          native={{
            autocomplete: "off",
            autocapitalize: "characters",
            spellcheck: false,
            maxLength: 40,
          }}
        />
      </ActForm>
      <div role="status">
        {found && (
          <ComplaintCard
            key={found.number}
            complaint={found}
            send={(text) =>
              answer(api.POST("/api/complaints/replies", { body: { code: opened, text } }))
            }
          />
        )}
      </div>
      <Outside />
    </Page>
  );
}
