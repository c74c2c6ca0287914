import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Select, TextField } from "bersama/components/fields.tsx";
import { later } from "bersama/components/later.tsx";
import { Page } from "bersama/components/Page.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { More, Show } from "bersama/components/shown.tsx";
import { Tabs } from "bersama/components/Tabs.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { usePaged } from "bersama/paging.ts";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { groupOptions, isInGroup, NO_TYPES, permitTypes } from "../following/types.ts";
import { PermitRows } from "./PermitRows.tsx";

const Printing = later(async () => (await import("./Printing.tsx")).Printing);

const TITLE: Text = { id: "Izin saya", en: "My permits" };
const ACTIVE: Text = { id: "Izin aktif", en: "In force" };
const EXPIRED: Text = { id: "Izin kedaluwarsa", en: "Expired" };
const ALL: Text = { id: "Semua izin", en: "All permits" };
const PRINT: Text = { id: "Cetak dokumen", en: "Print" };
const GROUP: Text = { id: "Jenis izin", en: "Kind of permit" };
const ALL_GROUPS: Text = { id: "Semua jenis", en: "All kinds" };
const SEARCH: Text = { id: "Nomor atau nama izin", en: "Number or name of the permit" };
const NONE: Text = { id: "Tidak ada izin di sini.", en: "There are no permits here." };

type Standing = Schemas["StandingFilter"];

export default function Permits() {
  const { query, route } = useLocation();
  const tab = (standing: Standing, label: Text) => ({
    id: standing,
    label: say(label),
    content: () => <List standing={standing} />,
  });
  return (
    <Page title={say(TITLE)}>
      <Tabs
        label={say(TITLE)}
        first={query.bagian}
        onChoose={(id) => route(`/izin-saya?bagian=${id}`, true)}
        tabs={[
          tab("active", ACTIVE),
          tab("expired", EXPIRED),
          tab("all", ALL),
          { id: "cetak", label: say(PRINT), content: () => <Printing /> },
        ]}
      />
    </Page>
  );
}

function List({ standing }: { standing: Standing }) {
  const types = useLoaded(permitTypes, []);
  const known = types.value ?? NO_TYPES;
  const [group, setGroup] = useState("");
  const [search, setSearch] = useState("");
  const fits = (item: Schemas["PermitItem"]) =>
    isInGroup(known, item.type_id, group) &&
    `${item.number} ${item.type_name} ${item.subject}`
      .toLowerCase()
      .includes(search.trim().toLowerCase());
  const list = usePaged<Schemas["PermitItem"], Schemas["PermitPage"]>(
    (cursor) =>
      answer(api.GET("/api/permits", { params: { query: { standing, limit: 25, cursor } } })),
    [standing],
  );
  return (
    <>
      <div class="app-filters">
        <Select
          id="group"
          label={say(GROUP)}
          prompt={say(ALL_GROUPS)}
          options={groupOptions(known)}
          value={group}
          onValue={setGroup}
        />
        <TextField
          id="search"
          label={say(SEARCH)}
          value={search}
          onValue={setSearch}
          native={{ type: "search", autocomplete: "off" }}
        />
      </div>
      <Show loaded={list}>
        {({ items, cursor }) => (
          <>
            {items.filter(fits).length === 0 && !cursor && <p class="govuk-body">{say(NONE)}</p>}
            <PermitRows items={items.filter(fits)} />
          </>
        )}
      </Show>
      <ErrorSummary problem={list.more?.problem ?? null} />
      {list.more && <More busy={list.more.busy} onMore={() => void list.more?.run()} />}
    </>
  );
}
