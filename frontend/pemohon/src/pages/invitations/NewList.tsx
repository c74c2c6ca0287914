import { answer, api, type Schemas } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { FileField } from "bersama/components/FileField.tsx";
import { Select, TextField } from "bersama/components/fields.tsx";
import { Loading, Notice, Show } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct, useLoaded } from "bersama/loading.ts";
import { useState } from "preact/hooks";

import { MailLanguage } from "./MailLanguage.tsx";
import { Template } from "./Template.tsx";
import { inBase64 } from "./workbook.ts";

type Made = Schemas["InvitationListView"];
type Check = Schemas["ListCheck"];

const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const PROMPT: Text = { id: "Pilih jenis izin", en: "Choose a permit type" };
const INSTITUTION: Text = { id: "Nama lembaga Anda", en: "Name of your institution" };
const INSTITUTION_HINT: Text = {
  id: "Ditulis pada undangan, misalnya nama kampus atau rumah sakit.",
  en: "It stands in the invitation, such as the name of the campus or hospital.",
};
const FILE: Text = { id: "Daftar orang (XLSX)", en: "List of people (XLSX)" };
const FILE_HINT: Text = {
  id: "Satu orang per baris. Memeriksa tidak menyimpan dan tidak mengirim apa pun.",
  en: "One person per row. Checking stores nothing and sends nothing.",
};
const CHECK: Text = { id: "Periksa daftar", en: "Check the list" };
const CHECKING: Text = { id: "Memeriksa setiap baris…", en: "Checking each row…" };
const WRONG: Text = {
  id: "{count} hal perlu diperbaiki. Perbaiki di lembar kerja, simpan, lalu pilih lagi berkasnya.",
  en: "{count} {count:thing needs|things need} correcting. Correct the workbook, save it and choose the file again.",
};
const RIGHT: Text = {
  id: "{rows} orang, tidak ada yang salah. Undangan belum dikirim.",
  en: "{rows} {rows:person|people}, nothing is wrong. No invitation was sent yet.",
};
const UNKNOWN: Text = {
  id: "Kolom ini tidak dibaca: {names}.",
  en: "These columns are not read: {names}.",
};
const SEND: Text = { id: "Kirim {rows} undangan", en: "Send {rows} {rows:invitation|invitations}" };
const SENT: Text = { id: "Undangan dikirim.", en: "The invitations are sent." };

const EMPTY: Omit<Required<Schemas["ListInput"]>, "workbook"> = {
  type_id: "",
  institution: "",
  language: "id",
};

/** A list is looked at as a whole; one without a mistake can be sent. */
export function NewList({ onSent }: { onSent: (made: Made) => void }) {
  const types = useLoaded(() => answer(api.GET("/api/permit-types")), []);
  const [workbook, setWorkbook] = useState<Promise<string> | null>(null);
  const [check, setCheck] = useState<Check | null>(null);
  const form = useForm(
    EMPTY,
    async (values) => {
      setCheck(null);
      const body = { ...values, workbook: (await workbook) ?? "" };
      setCheck(await answer(api.POST("/api/invitation-lists/checks", { body })));
    },
    { changed: () => setCheck(null) },
  );
  const send = useAct(async () => {
    const body = { ...form.values, workbook: (await workbook) ?? "" };
    onSent(await answer(api.POST("/api/invitation-lists", { body })));
    setCheck(null);
    setWorkbook(null);
  });
  return (
    <Show loaded={types}>
      {({ items }) => (
        <>
          <ActForm act={form} label={say(CHECK)}>
            <Select
              {...form.field("type_id")}
              label={say(TYPE)}
              prompt={say(PROMPT)}
              options={items.map(({ id, name }) => ({ value: id, label: say(name) }))}
            />
            {form.values.type_id && (
              <Template key={form.values.type_id} typeId={form.values.type_id} />
            )}
            <TextField
              {...form.field("institution")}
              label={say(INSTITUTION)}
              hint={say(INSTITUTION_HINT)}
              native={{ autocomplete: "organization", maxLength: 120 }}
            />
            <MailLanguage {...form.field("language")} />
            <FileField
              id="daftar-orang"
              label={say(FILE)}
              hint={say(FILE_HINT)}
              accept=".xlsx"
              onValue={(chosen) => {
                setCheck(null);
                setWorkbook(chosen && inBase64(chosen));
              }}
            />
          </ActForm>
          {form.busy && <Loading text={CHECKING} />}
          <div role="status">
            {send.done && workbook === null && <Notice>{say(SENT)}</Notice>}
            {check && <Told check={check} />}
          </div>
          {check && check.problems.length === 0 && (
            <ActForm act={send} label={say(SEND, { rows: check.rows })} />
          )}
        </>
      )}
    </Show>
  );
}

function Told({ check: { rows, problems, unknown } }: { check: Check }) {
  const count = problems.length;
  return (
    <Notice tone={count ? "warn" : "plain"}>
      <p class="govuk-body">{count ? say(WRONG, { count }) : say(RIGHT, { rows })}</p>
      {unknown.length > 0 && (
        <p class="govuk-body">{say(UNKNOWN, { names: unknown.join(", ") })}</p>
      )}
      {count > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {problems.map(({ row, column, code, message }) => (
            <li key={`${row}${column}${code}`}>{message}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
