// Izin Terbit: the public register. A name that is searched for is never put into an address.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { type Column, DataTable } from "bersama/components/DataTable.tsx";
import { Select, TextField } from "bersama/components/fields.tsx";
import { Page } from "bersama/components/Page.tsx";
import { PagedList } from "bersama/components/PagedList.tsx";
import { Show, Tag, type Tone } from "bersama/components/shown.tsx";
import { Tabs } from "bersama/components/Tabs.tsx";
import { turning } from "bersama/components/turning.tsx";
import { useForm } from "bersama/form.ts";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { type Paged, usePaged } from "bersama/paging.ts";
import { useState } from "preact/hooks";

type Line = Schemas["RegisterLine"];

const PAGE = 25;

const TITLE: Text = { id: "Izin terbit", en: "Issued permits" };
const LEAD: Text = {
  id: "Daftar terbuka izin yang sudah kami terbitkan. Untuk memastikan sebuah surat asli, periksa keasliannya.",
  en: "The open register of permits that we issued. To make sure that a letter is genuine, check it.",
};
const CHECK: Text = { id: "Periksa keaslian izin", en: "Check a permit" };
const HOW: Text = { id: "Cara mencari", en: "How to search" };
const BY_TYPE: Text = { id: "Menurut jenis", en: "By type" };
const BY_TEXT: Text = { id: "Menurut nomor atau nama", en: "By number or name" };
const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const CHOOSE_TYPE: Text = { id: "Pilih jenis izin", en: "Choose a permit type" };
const LATEST: Text = { id: "Izin terbaru", en: "Latest permits" };
const NONE_YET: Text = { id: "Belum ada izin yang terbit.", en: "No permit has been issued yet." };
const TEXT: Text = { id: "Nomor izin atau nama pemegang", en: "Permit number or holder's name" };
const TEXT_HINT: Text = {
  id: "Nomor ditulis lengkap; nama cukup awalnya. Misalnya 449.1/096/IPP/DPMPTSPNAKER/VI/2022 atau Siti",
  en: "The whole number, or how a name begins. For example 449.1/096/IPP/DPMPTSPNAKER/VI/2022 or Siti",
};
const SEARCH: Text = { id: "Cari", en: "Search" };
const NONE_OF_TYPE: Text = {
  id: "Belum ada izin jenis ini yang terbit.",
  en: "No permit of this type has been issued yet.",
};
const NONE_FOUND: Text = {
  id: "Tidak ada yang cocok. Periksa ejaannya, atau tulis nomor izin lengkap. Untuk beberapa jenis izin, nama pemegang tidak ditampilkan dan tidak dapat dicari.",
  en: "Nothing matches. Check the spelling, or write the whole number. For some types names are not public, and cannot be searched for.",
};
const CAPTION: Text = { id: "Izin yang terbit", en: "Issued permits" };
const NUMBER: Text = { id: "Nomor izin", en: "Permit number" };
const HOLDER: Text = { id: "Nama", en: "Name" };
const HIDDEN: Text = { id: "Tidak ditampilkan", en: "Not shown" };
const ISSUED: Text = { id: "Terbit", en: "Issued" };
const VALID: Text = { id: "Berlaku sampai", en: "Valid until" };
const NO_END: Text = { id: "Tidak dibatasi", en: "No expiry date" };
const STATUS: Text = { id: "Status", en: "Status" };
const RECORDED: Text = {
  id: "Tercatat dari buku register kantor, tidak ditandatangani di sini",
  en: "Recorded from the office's register, not signed here",
};

const STANDINGS: Record<Line["standing"], Text & { tone: Tone }> = {
  "in-force": { tone: "good", id: "Berlaku", en: "In force" },
  expired: { tone: "warn", id: "Kedaluwarsa", en: "Expired" },
  ended: { tone: "plain", id: "Berakhir", en: "Ended" },
  revoked: { tone: "bad", id: "Dicabut", en: "Revoked" },
};

export default function IssuedPermits() {
  return (
    <Page title={say(TITLE)}>
      <p class="govuk-body app-lead">
        {say(LEAD)}{" "}
        <a class="govuk-link" href="/izin">
          {say(CHECK)}
        </a>
      </p>
      <Tabs
        label={say(HOW)}
        tabs={[
          { id: "jenis", label: say(BY_TYPE), content: () => <ByType /> },
          { id: "cari", label: say(BY_TEXT), content: () => <ByText /> },
        ]}
      />
    </Page>
  );
}

function ByType() {
  const types = useLoaded(() => answer(api.GET("/api/permit-types")), []);
  const [type, setType] = useState("");
  return (
    <Show loaded={types}>
      {({ items }) => (
        <>
          <Select
            id="jenis-izin"
            label={say(TYPE)}
            prompt={say(CHOOSE_TYPE)}
            value={type}
            onValue={setType}
            options={items
              .map((item) => ({ value: item.id, label: say(item.name) }))
              .sort((one, other) => one.label.localeCompare(other.label))}
          />
          {type ? <OfType key={type} type={type} /> : <Latest />}
        </>
      )}
    </Show>
  );
}

/** Before anything is asked: who comes to look sees that the register lives. */
function Latest() {
  const latest = useLoaded(() => answer(api.GET("/api/register/latest")), []);
  return (
    <section class="app-result" aria-labelledby="terbaru">
      <h2 class="govuk-heading-m" id="terbaru">
        {say(LATEST)}
      </h2>
      <Show loaded={latest}>
        {({ items }) =>
          items.length > 0 ? <Table lines={items} /> : <p class="govuk-body">{say(NONE_YET)}</p>
        }
      </Show>
    </section>
  );
}

function OfType({ type }: { type: string }) {
  const list = usePaged(
    (cursor) =>
      answer(
        api.GET("/api/register", {
          params: { query: { type, limit: PAGE, cursor } },
        }),
      ),
    [type],
  );
  return <Lines list={list} empty={NONE_OF_TYPE} />;
}

function ByText() {
  const [searched, setSearched] = useState<{ text: string; first: Found }>();
  const form = useForm({ text: "" }, async ({ text }) => {
    setSearched(undefined);
    setSearched({ text: text.trim(), first: await search(text.trim(), null) });
  });
  return (
    <>
      <ActForm act={form} label={say(SEARCH)}>
        <TextField
          {...form.field("text")}
          label={say(TEXT)}
          hint={say(TEXT_HINT)}
          native={{ type: "search", autocomplete: "off", spellcheck: false, maxLength: 100 }}
        />
      </ActForm>
      {searched && <FoundBy key={searched.text} {...searched} />}
    </>
  );
}

type Found = Schemas["RegisterPage"];

const search = (text: string, cursor: string | null) =>
  answer(api.POST("/api/register/search", { body: { text, limit: PAGE, cursor } }));

function FoundBy({ text, first }: { text: string; first: Found }) {
  const list = usePaged(
    async (cursor) => (cursor ? await search(text, cursor) : first),
    [text, first],
  );
  return <Lines list={list} empty={NONE_FOUND} />;
}

const Lines = ({ list, empty }: { list: Paged<Line>; empty: Text }) => (
  <div class="app-result">
    <PagedList list={list} empty={<p class="govuk-body">{say(empty)}</p>}>
      {(lines) => <Table lines={lines} />}
    </PagedList>
  </div>
);

function Table({ lines }: { lines: readonly Line[] }) {
  const columns: Column<Line>[] = [
    { name: say(NUMBER), heads: true, cell: (line) => turning(line.number) },
    { name: say(TYPE), cell: (line) => line.type_name },
    { name: say(HOLDER), cell: (line) => line.holder_name ?? say(HIDDEN) },
    { name: say(ISSUED), cell: (line) => day(line.issued_on) },
    {
      name: say(VALID),
      cell: (line) => (line.valid_until ? day(line.valid_until) : say(NO_END)),
    },
    {
      name: say(STATUS),
      cell: (line) => {
        const standing = STANDINGS[line.standing];
        return (
          <>
            <Tag tone={standing.tone}>{say(standing)}</Tag>
            {line.recorded && <p class="govuk-body-s">{say(RECORDED)}</p>}
          </>
        );
      },
    },
  ];
  return (
    <DataTable
      caption={say(CAPTION)}
      columns={columns}
      rows={lines}
      rowKey={(line) => line.number}
    />
  );
}
