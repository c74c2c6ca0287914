// `/operator/lembaga/:owner`: the applications of an institution that one works for.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Select } from "bersama/components/fields.tsx";
import { Page } from "bersama/components/Page.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Details, More, Show } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { usePaged } from "bersama/paging.ts";
import { useLocation } from "preact-iso";

import { pathOf } from "../apply/application.ts";
import { ApplicationRows } from "../following/ApplicationRows.tsx";
import { NO_TYPES, permitTypes } from "../following/types.ts";

const BACK: Text = { id: "Kembali ke Operator lembaga", en: "Back to operators" };
const TITLE: Text = { id: "Permohonan lembaga", en: "An institution’s applications" };
const FOR: Text = {
  id: "Anda mengerjakannya untuk {name}, pemohon dan penanggung jawabnya.",
  en: "You work on these for {name}, the applicant, who is responsible.",
};
const NONE: Text = { id: "Belum ada permohonan.", en: "There are no applications yet." };
const NEW: Text = { id: "Buat permohonan untuk lembaga ini", en: "Begin an application for it" };
const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const PROMPT: Text = { id: "Pilih jenis izin", en: "Choose a permit type" };
const BEGIN: Text = { id: "Buat draf", en: "Begin a draft" };

export default function Institution({ owner }: { owner: string }) {
  const standing = useLoaded(() => answer(api.GET("/api/operators")), []);
  const types = useLoaded(permitTypes, []);
  const list = usePaged<Schemas["ApplicationItem"], Schemas["ApplicationPage"]>(
    (cursor) =>
      answer(api.GET("/api/applications", { params: { query: { limit: 10, cursor, of: owner } } })),
    [owner],
  );
  const here = standing.value?.institutions.find(({ owner_id }) => owner_id === owner);
  return (
    <>
      <a class="govuk-back-link" href="/operator">
        {say(BACK)}
      </a>
      <Page title={here?.institution ?? say(TITLE)} narrow>
        <Show loaded={list}>
          {({ items }) => (
            <>
              {here && <p class="govuk-body app-lead">{say(FOR, { name: here.responsible })}</p>}
              {items.length === 0 && <p class="govuk-body">{say(NONE)}</p>}
              <ApplicationRows items={items} types={types.value ?? NO_TYPES} />
              <ErrorSummary problem={list.more?.problem ?? null} />
              {list.more && <More busy={list.more.busy} onMore={() => void list.more?.run()} />}
              {standing.value && <Begin owner={owner} types={standing.value.types} />}
            </>
          )}
        </Show>
      </Page>
    </>
  );
}

function Begin({ owner, types }: { owner: string; types: Schemas["InstitutionType"][] }) {
  const { route } = useLocation();
  const form = useForm({ type_id: "" }, async ({ type_id }) => {
    const body = { type_id, kind: "new", of: owner } as const;
    const draft = await answer(api.POST("/api/applications", { body }));
    route(pathOf(draft.application_id));
  });
  return (
    <Details summary={say(NEW)}>
      <ActForm act={form} label={say(BEGIN)}>
        <Select
          {...form.field("type_id")}
          label={say(TYPE)}
          prompt={say(PROMPT)}
          options={types.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </ActForm>
    </Details>
  );
}
