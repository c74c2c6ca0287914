import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Select, TextField } from "bersama/components/fields.tsx";
import { Page } from "bersama/components/Page.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { More, Show } from "bersama/components/shown.tsx";
import { Tabs } from "bersama/components/Tabs.tsx";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { usePaged } from "bersama/paging.ts";
import { useState } from "preact/hooks";

import { groupOptions, isInGroup, NO_TYPES, permitTypes } from "../following/types.ts";
import { StandingTag } from "./StandingTag.tsx";

const TITLE: Text = { id: "Izin saya", en: "My permits" };
const ACTIVE: Text = { id: "Izin aktif", en: "In force" };
const EXPIRED: Text = { id: "Izin kedaluwarsa", en: "Expired" };
const ALL: Text = { id: "Semua izin", en: "All permits" };
const GROUP: Text = { id: "Jenis izin", en: "Kind of permit" };
const ALL_GROUPS: Text = { id: "Semua jenis", en: "All kinds" };
const SEARCH: Text = { id: "Nomor atau nama izin", en: "Number or name of the permit" };
const ISSUED: Text = { id: "Terbit {day}", en: "Issued {day}" };
const UNTIL: Text = { id: "berlaku sampai {day}", en: "valid until {day}" };
const NO_END: Text = { id: "tanpa batas waktu", en: "no expiry date" };
const NONE: Text = { id: "Tidak ada izin di sini.", en: "There are no permits here." };
const SURVEYS: Text = {
  id: "Isi {count} survei singkat untuk mengunduh.",
  en: "Fill in {count} short {count:survey|surveys} to download it.",
};

type Standing = Schemas["StandingFilter"];

export default function Permits() {
  const tab = (standing: Standing, label: Text) => ({
    id: standing,
    label: say(label),
    content: () => <List standing={standing} />,
  });
  return (
    <Page title={say(TITLE)}>
      <Tabs
        label={say(TITLE)}
        tabs={[tab("active", ACTIVE), tab("expired", EXPIRED), tab("all", ALL)]}
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
    `${item.number} ${item.type_name}`.toLowerCase().includes(search.trim().toLowerCase());
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
            <ul class="govuk-list app-rows">
              {items.filter(fits).map((item) => (
                <Row key={item.permit_id} item={item} />
              ))}
            </ul>
          </>
        )}
      </Show>
      <ErrorSummary problem={list.more?.problem ?? null} />
      {list.more && <More busy={list.more.busy} onMore={() => void list.more?.run()} />}
    </>
  );
}

function Row({ item }: { item: Schemas["PermitItem"] }) {
  return (
    <li>
      <p class="govuk-body">
        <a class="govuk-link govuk-!-font-weight-bold" href={`/izin-saya/${item.permit_id}`}>
          {item.type_name}
        </a>{" "}
        <StandingTag standing={item.standing} />
      </p>
      <p class="govuk-body-s">
        {item.number}
        <br />
        {say(ISSUED, { day: day(item.issued_on) })},{" "}
        {item.valid_until ? say(UNTIL, { day: day(item.valid_until) }) : say(NO_END)}
        {item.missing_surveys.length > 0 && (
          <>
            <br />
            {say(SURVEYS, { count: item.missing_surveys.length })}
          </>
        )}
      </p>
    </li>
  );
}
