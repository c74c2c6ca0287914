// What is to be erased, when and why, and what was; beside it what people ask of the office about
// their data. Nobody is named.

import { PagedList } from "bersama/components/PagedList.tsx";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { usePaged } from "bersama/paging.ts";

import { openRequests } from "../../api/data-requests.ts";
import { type Erasure, type ErasureList, erasures } from "../../api/erasures.ts";
import { Listed } from "../../components/Listed.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import NotFound from "../NotFound.tsx";

const TITLE: Text = { id: "Penghapusan data", en: "Erasing of data" };
const LEAD: Text = {
  id: "Dihapus sendiri oleh sistem pada harinya. Izin terbit dan berkas yang berjalan tidak pernah.",
  en: "The service erases by itself when the day comes. Issued permits and running files never are.",
};
const LISTS: Text = { id: "Daftar penghapusan", en: "Lists of what is erased" };
const NONE: Text = { id: "Tidak ada di daftar ini.", en: "There is nothing in this list." };
const REQUESTS: Text = {
  id: "{count} permintaan koreksi data menunggu jawaban",
  en: "{count} {count:request|requests} for a correction of data {count:waits|wait} for an answer",
};
const NO_REQUESTS: Text = {
  id: "Tidak ada permintaan koreksi data",
  en: "No requests for a correction of data",
};
const NUMBER: Text = { id: "Nomor", en: "Number" };
const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const WHY: Text = { id: "Alasan", en: "Reason" };
const DUE: Text = { id: "Dihapus pada", en: "Erased on" };
const DONE: Text = { id: "Dihapus", en: "Erased" };
const LATEST: Text = { id: "Paling lambat", en: "At the latest" };
const PERSON: Text = { id: "Akun pemohon", en: "An applicant's account" };
const BECAUSE: Record<NonNullable<Erasure["because"]>, Text> = {
  retention: { id: "Masa simpannya berakhir", en: "Its time was over" },
  request: { id: "Atas permintaan pemiliknya", en: "At its owner's wish" },
};
const UNKNOWN: Text = { id: "Alasannya tidak tercatat", en: "The reason was not kept" };

const KINDS: readonly { key: string; which: ErasureList; label: Text; at: Text }[] = [
  {
    key: "dibatalkan",
    which: "withdrawn",
    label: { id: "Dibatalkan", en: "Withdrawn" },
    at: DUE,
  },
  { key: "ditolak", which: "rejected", label: { id: "Ditolak", en: "Rejected" }, at: DUE },
  { key: "draf", which: "draft", label: { id: "Draf", en: "Drafts" }, at: DUE },
  {
    key: "draf-diberi-tahu",
    which: "draft-warned",
    label: { id: "Draf, sudah diberi tahu", en: "Drafts whose owners were told" },
    at: DUE,
  },
  {
    key: "akun",
    which: "persons",
    label: { id: "Akun atas permintaan", en: "Accounts at their owners' wish" },
    at: LATEST,
  },
  {
    key: "berkas-terhapus",
    which: "erased",
    label: { id: "Berkas yang sudah dihapus", en: "Files that were erased" },
    at: DONE,
  },
  {
    key: "akun-terhapus",
    which: "persons-erased",
    label: { id: "Akun yang sudah dihapus", en: "Accounts that were erased" },
    at: DONE,
  },
];
const HERE = "/petugas/penghapusan";

export default function Erasures({ list }: { list?: string }) {
  const kind = KINDS.find(({ key }) => key === (list ?? KINDS[0]?.key));
  const requests = useLoaded(() => openRequests(null), []).value;
  if (!kind) return <NotFound />;
  const count = requests && `${requests.items.length}${requests.cursor ? "+" : ""}`;
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(LEAD)}>
        {count && (
          <a class="app-button" href="/petugas/permintaan-data">
            {count === "0" ? say(NO_REQUESTS) : say(REQUESTS, { count })}
          </a>
        )}
      </PageHead>
      <nav class="app-views" aria-label={say(LISTS)}>
        {KINDS.map(({ key, label }) => (
          <a key={key} href={`${HERE}/${key}`} aria-current={key === kind.key ? "page" : undefined}>
            {say(label)}
          </a>
        ))}
      </nav>
      <OfKind key={kind.key} which={kind.which} label={kind.label} at={kind.at} />
    </>
  );
}

function OfKind({ which, label, at }: { which: ErasureList; label: Text; at: Text }) {
  const list = usePaged<Erasure, { items: Erasure[]; cursor: string | null }>(
    (cursor) => erasures(which, cursor),
    [which],
  );
  return (
    <PagedList list={list} empty={<p class="app-blank">{say(NONE)}</p>}>
      {(rows) => (
        <Listed caption={say(label)} heads={[NUMBER, TYPE, WHY, at]}>
          {rows.map((row) => (
            <tr key={row.application_id || `${row.account_id}${row.at}`}>
              <th scope="row" class="app-nowrap">
                {row.application_id ? (
                  <a href={`/petugas/riwayat/${row.application_id}`}>{row.number}</a>
                ) : (
                  say(PERSON)
                )}
              </th>
              <td>{row.type}</td>
              <td>
                {row.rule || say(row.because ? BECAUSE[row.because] : UNKNOWN)}
                <small>{row.basis}</small>
              </td>
              <td class="app-nowrap">{day(row.at)}</td>
            </tr>
          ))}
        </Listed>
      )}
    </PagedList>
  );
}
