import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Select } from "bersama/components/fields.tsx";
import { Page } from "bersama/components/Page.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { More, Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { usePaged } from "bersama/paging.ts";
import { useState } from "preact/hooks";

import { ApplicationRows } from "./ApplicationRows.tsx";
import { type Phase, statusOf } from "./phases.tsx";
import { permitTypes } from "./types.ts";

const TITLE: Text = { id: "Permohonan saya", en: "My applications" };
const NEW: Text = { id: "Buat permohonan", en: "New application" };
const FILTER: Text = { id: "Tampilkan", en: "Show" };
const ALL: Text = { id: "Semua permohonan", en: "All applications" };
const NONE: Text = { id: "Belum ada permohonan.", en: "There are no applications yet." };
const NONE_SUCH: Text = {
  id: "Tidak ada permohonan dengan status itu di antara yang sudah ditampilkan.",
  en: "None with that status among those shown so far.",
};

const FILTERS: readonly Phase[] = [
  "draft",
  "review",
  "correction",
  "issued",
  "rejected",
  "withdrawn",
];

export default function Applications() {
  const types = useLoaded(permitTypes, []);
  const list = usePaged<Schemas["ApplicationSummary"], Schemas["ApplicationPage"]>(
    (cursor) => answer(api.GET("/api/applications", { params: { query: { limit: 25, cursor } } })),
    [],
  );
  const [phase, setPhase] = useState("");
  return (
    <Page title={say(TITLE)}>
      <p class="app-actions">
        <a class="govuk-button" href="/permohonan/baru">
          {say(NEW)}
        </a>
      </p>
      <Select
        id="filter"
        label={say(FILTER)}
        prompt={say(ALL)}
        options={FILTERS.map((value) => ({ value, label: say(statusOf(value, true).name) }))}
        value={phase}
        onValue={setPhase}
      />
      <Show loaded={list}>
        {({ items }) => {
          const shown = items.filter((item) => !phase || item.phase === phase);
          return (
            <>
              {items.length === 0 && <p class="govuk-body">{say(NONE)}</p>}
              {items.length > 0 && shown.length === 0 && <p class="govuk-body">{say(NONE_SUCH)}</p>}
              <ApplicationRows items={shown} types={types.value ?? new Map()} />
            </>
          );
        }}
      </Show>
      <ErrorSummary problem={list.more?.problem ?? null} />
      {list.more && <More busy={list.more.busy} onMore={() => void list.more?.run()} />}
    </Page>
  );
}
