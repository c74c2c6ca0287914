import { answer, api } from "bersama/api/client.ts";
import { Radios } from "bersama/components/fields.tsx";
import { Details, Notice, Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useState } from "preact/hooks";

import type { Kind, PermitType } from "../apply/application.ts";
import { Requirements } from "../apply/Requirements.tsx";

const KIND: Text = { id: "Permohonan", en: "Application" };
const NEW: Text = { id: "Baru", en: "New" };
const RENEWAL: Text = { id: "Perpanjangan", en: "Renewal" };
const TITLES: Text = {
  id: "Isi gelar Anda di profil sebelum mengajukan: gelar dicetak pada izin.",
  en: "Enter your titles in your profile before you apply: they are printed on the permit.",
};
const ASKED: Text = { id: "Apa yang ditanyakan di formulir", en: "What the form asks for" };
const APPLY: Text = { id: "Ajukan izin ini", en: "Apply for this permit" };
const STANDARD: Text = { id: "Standar pelayanan", en: "Service standard" };
const ALL: Text = { id: "Semua jenis izin", en: "All permit types" };

export function OfType({ typeId }: { typeId: string }) {
  const found = useLoaded(
    () => answer(api.GET("/api/permit-types/{type_id}", { params: { path: { type_id: typeId } } })),
    [typeId],
  );
  return (
    <>
      <Show loaded={found}>{(type) => <One type={type} />}</Show>
      {found.state === "failed" && <ToAll />}
    </>
  );
}

function One({ type }: { type: PermitType }) {
  const [kind, setKind] = useState<Kind>("new");
  const fields = type.fields.filter(({ only_for }) => !only_for || only_for === kind);
  return (
    <>
      <p class="govuk-body app-lead">{say(type.summary)}</p>
      {type.kinds.length > 1 && (
        <Radios
          id="jenis-permohonan"
          label={say(KIND)}
          inline
          value={kind}
          onValue={(chosen) => setKind(chosen as Kind)}
          options={[
            { value: "new", label: say(NEW) },
            { value: "renewal", label: say(RENEWAL) },
          ]}
        />
      )}
      <Requirements type={type} kind={kind} />
      {type.requires_titles && (
        <Notice>
          <p class="govuk-body">{say(TITLES)}</p>
        </Notice>
      )}
      <Details summary={say(ASKED)}>
        <ul class="govuk-list govuk-list--bullet">
          {fields.map(({ id, label }) => (
            <li key={id}>{say(label)}</li>
          ))}
        </ul>
      </Details>
      <div class="app-actions">
        <a class="govuk-button" href={`/permohonan/baru/${type.id}`}>
          {say(APPLY)}
        </a>
        <a class="govuk-link" href={`/standar/${type.id}`}>
          {say(STANDARD)}
        </a>
        <ToAll />
      </div>
    </>
  );
}

const ToAll = () => (
  <a class="govuk-link" href="/syarat">
    {say(ALL)}
  </a>
);
