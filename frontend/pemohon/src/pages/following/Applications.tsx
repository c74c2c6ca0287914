import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Select } from "bersama/components/fields.tsx";
import { Page } from "bersama/components/Page.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Details, More, Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { usePaged } from "bersama/paging.ts";
import { useState } from "preact/hooks";

import { ApplicationRows } from "./ApplicationRows.tsx";
import { Matrix } from "./Matrix.tsx";
import { type Phase, statusOf } from "./phases.tsx";
import { groupOptions, isInGroup, NO_TYPES, permitTypes } from "./types.ts";

const TITLE: Text = { id: "Permohonan saya", en: "My applications" };
const NEW: Text = { id: "Buat permohonan", en: "New application" };
const STATUS: Text = { id: "Status", en: "Status" };
const ALL: Text = { id: "Semua status", en: "Any status" };
const GROUP: Text = { id: "Jenis izin", en: "Kind of permit" };
const ALL_GROUPS: Text = { id: "Semua jenis", en: "All kinds" };
const SIZE: Text = { id: "Tampilkan", en: "Show" };
const PER_PAGE: Text = { id: "{count} per halaman", en: "{count} a page" };
const MATRIX: Text = { id: "Lihat sebagai tabel tahap", en: "See as a table of steps" };
const NONE: Text = { id: "Belum ada permohonan.", en: "There are no applications yet." };
const NONE_SUCH: Text = {
  id: "Tidak ada yang cocok di antara permohonan yang sudah ditampilkan.",
  en: "None of those shown so far fits.",
};

const SIZES = [10, 25, 50] as const;

/** Every status that a row can show, by the phase and whether the application has its number. */
const FILTERS: readonly (readonly [Phase, boolean])[] = [
  ["draft", false],
  ["review", false],
  ["review", true],
  ["correction", true],
  ["signing", true],
  ["issued", true],
  ["rejected", true],
  ["withdrawn", true],
];
const nameOf = ([phase, accepted]: readonly [Phase, boolean]) =>
  say(statusOf(phase, accepted).name);

export default function Applications() {
  const types = useLoaded(permitTypes, []);
  const [size, setSize] = useState("");
  const limit = Number(size || SIZES[0]);
  const list = usePaged<Schemas["ApplicationItem"], Schemas["ApplicationPage"]>(
    (cursor) => answer(api.GET("/api/applications", { params: { query: { limit, cursor } } })),
    [limit],
  );
  const [status, setStatus] = useState("");
  const [group, setGroup] = useState("");
  const known = types.value ?? NO_TYPES;
  return (
    <Page title={say(TITLE)}>
      <p class="app-actions">
        <a class="govuk-button" href="/permohonan/baru">
          {say(NEW)}
        </a>
      </p>
      <div class="app-filters">
        <Select
          id="status"
          label={say(STATUS)}
          prompt={say(ALL)}
          options={[...new Set(FILTERS.map(nameOf))].map((name) => ({ value: name, label: name }))}
          value={status}
          onValue={setStatus}
        />
        <Select
          id="group"
          label={say(GROUP)}
          prompt={say(ALL_GROUPS)}
          options={groupOptions(known)}
          value={group}
          onValue={setGroup}
        />
        <Select
          id="size"
          label={say(SIZE)}
          prompt={say(PER_PAGE, { count: SIZES[0] })}
          options={SIZES.slice(1).map((count) => ({
            value: String(count),
            label: say(PER_PAGE, { count }),
          }))}
          value={size}
          onValue={setSize}
        />
      </div>
      <Show loaded={list}>
        {({ items }) => {
          const shown = items.filter(
            (item) =>
              (!status || nameOf([item.phase, item.registration_number !== null]) === status) &&
              isInGroup(known, item.type_id, group),
          );
          return (
            <>
              {items.length === 0 && <p class="govuk-body">{say(NONE)}</p>}
              {items.length > 0 && shown.length === 0 && <p class="govuk-body">{say(NONE_SUCH)}</p>}
              <ApplicationRows items={shown} types={known} />
              {shown.some((item) => item.submitted_at) && (
                <Details summary={say(MATRIX)}>
                  <Matrix items={shown} types={known} />
                </Details>
              )}
            </>
          );
        }}
      </Show>
      <ErrorSummary problem={list.more?.problem ?? null} />
      {list.more && <More busy={list.more.busy} onMore={() => void list.more?.run()} />}
    </Page>
  );
}
