import { answer, api, type Schemas } from "bersama/api/client.ts";
import { DATA_ANSWER_DAYS } from "bersama/api/rules.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Select, TextArea, TextField } from "bersama/components/fields.tsx";
import { Show, Tag, type Tone } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { moment } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useState } from "preact/hooks";

import { permitTypes, typeName } from "../../following/types.ts";

const TITLE: Text = { id: "Minta perbaikan data", en: "Ask for a correction" };
const HOW: Text = {
  id: "Untuk data yang tidak dapat Anda ubah sendiri, seperti NIK, atau data pada permohonan yang sudah dikirim. Kantor menjawab dalam {days} × 24 jam.",
  en: "For what you cannot change yourself, such as the NIK, or what an application says that was sent. The office answers within {days} × 24 hours.",
};
const WHERE: Text = { id: "Data yang salah ada di", en: "Where is the mistake?" };
const CHOOSE: Text = { id: "Pilih…", en: "Choose…" };
const ACCOUNT: Text = { id: "Akun saya (NIK)", en: "My account (NIK)" };
const FIELD: Text = { id: "Data yang mana", en: "Which data" };
const WRONG: Text = { id: "Tertulis", en: "What it says" };
const WANTED: Text = { id: "Seharusnya", en: "What it should say" };
const REASON: Text = { id: "Penjelasan", en: "Explanation" };
const SEND: Text = { id: "Kirim permintaan", en: "Send the request" };
const SENT: Text = {
  id: "Permintaan terkirim; dijawab paling lambat {moment}.",
  en: "The request was sent; it will be answered by {moment}.",
};
const REQUESTS: Text = { id: "Permintaan Anda", en: "Your requests" };
const DUE: Text = { id: "Dijawab paling lambat {moment}", en: "Answered by {moment}" };

const FIELDS: Record<string, Text> = {
  nik: { id: "NIK", en: "NIK" },
  name: { id: "Nama", en: "Name" },
  title_before: { id: "Gelar depan", en: "Title before the name" },
  title_after: { id: "Gelar belakang", en: "Title after the name" },
  birth_place: { id: "Tempat lahir", en: "Place of birth" },
  birth_date: { id: "Tanggal lahir", en: "Date of birth" },
  sex: { id: "Jenis kelamin", en: "Sex" },
  occupation: { id: "Pekerjaan", en: "Occupation" },
  address: { id: "Alamat", en: "Address" },
};

const STATES: Record<Schemas["RequestState"], [Tone, Text]> = {
  open: ["waiting", { id: "Menunggu", en: "Waiting" }],
  done: ["good", { id: "Selesai", en: "Done" }],
  refused: ["bad", { id: "Tidak dikabulkan", en: "Refused" }],
};

const load = async () => {
  const [types, applications, requests] = await Promise.all([
    permitTypes(),
    answer(api.GET("/api/applications", { params: { query: { limit: 50 } } })),
    answer(api.GET("/api/profile/requests", { params: { query: { limit: 10 } } })),
  ]);
  return { types, sent: applications.items.filter((item) => item.submitted_at), requests };
};

export function Corrections() {
  const all = useLoaded(load, []);
  return (
    <section>
      <h2 class="govuk-heading-m">{say(TITLE)}</h2>
      <p class="govuk-body">{say(HOW, { days: DATA_ANSWER_DAYS })}</p>
      <Show loaded={all}>
        {({ types, sent, requests }) => (
          <>
            <Ask
              places={[
                { value: "account", label: say(ACCOUNT) },
                ...sent.map((item) => ({
                  value: item.application_id,
                  label: `${say(typeName(types, item.type_id))}, ${item.receipt}`,
                })),
              ]}
              onAsked={all.again}
            />
            {requests.items.length > 0 && (
              <>
                <h3 class="govuk-heading-s">{say(REQUESTS)}</h3>
                <ul class="govuk-list app-rows">
                  {requests.items.map((request) => (
                    <Request key={request.request_id} request={request} />
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </Show>
    </section>
  );
}

function Ask({
  places,
  onAsked,
}: {
  places: readonly { value: string; label: string }[];
  onAsked: () => Promise<void>;
}) {
  const [due, setDue] = useState("");
  const form = useForm(
    { place: "", field: "", wrong: "", wanted: "", reason: "" },
    async ({ place, field, ...words }) => {
      const account = place === "account";
      const body = {
        ...words,
        subject: account ? ("account" as const) : ("application" as const),
        subject_id: account || !place ? null : place,
        field: account ? "nik" : field,
      };
      const asked = await answer(api.POST("/api/profile/corrections", { body }));
      setDue(asked.due_at);
      form.put({ wrong: "", wanted: "", reason: "" });
      await onAsked();
    },
  );
  return (
    <ActForm act={form} label={say(SEND)}>
      <Select
        {...form.field("place", "subject", "subject_id")}
        label={say(WHERE)}
        prompt={say(CHOOSE)}
        options={places}
      />
      {form.values.place !== "account" && (
        <Select
          {...form.field("field")}
          label={say(FIELD)}
          prompt={say(CHOOSE)}
          options={Object.entries(FIELDS).map(([value, label]) => ({ value, label: say(label) }))}
        />
      )}
      <TextField {...form.field("wrong")} label={say(WRONG)} />
      <TextField {...form.field("wanted")} label={say(WANTED)} />
      <TextArea {...form.field("reason")} label={say(REASON)} optional rows={3} />
      <p class="govuk-body" role="status">
        {due && say(SENT, { moment: moment(due) })}
      </p>
    </ActForm>
  );
}

function Request({ request }: { request: Schemas["DataRequestView"] }) {
  const [tone, text] = STATES[request.state];
  const field = FIELDS[request.field];
  return (
    <li>
      <p class="govuk-body">
        <strong>{field ? say(field) : request.field}</strong>: {request.wrong} → {request.wanted}{" "}
        <Tag tone={tone}>{say(text)}</Tag>
        <span class="app-line app-quiet">
          {request.state === "open" ? say(DUE, { moment: moment(request.due_at) }) : request.answer}
        </span>
      </p>
    </li>
  );
}
