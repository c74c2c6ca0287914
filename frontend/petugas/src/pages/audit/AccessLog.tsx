// What one officer looked at and searched for, on which days, in words.

import { PagedList } from "bersama/components/PagedList.tsx";
import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { type Paged, usePaged } from "bersama/paging.ts";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import { accessLog, type Look } from "../../api/audit.ts";
import { everyOfficer } from "../../api/staff.ts";
import { Choose } from "../../components/Choose.tsx";
import { Listed } from "../../components/Listed.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { type Days, Span, type SpanErrors } from "../../components/Span.tsx";
import { shortMoment } from "../../moments.ts";
import { read, write } from "../dashboard/address.ts";
import { nameOf } from "../staff/names.ts";
import "../dashboard/dashboard.scss";

const TITLE: Text = { id: "Akses petugas", en: "What officers looked at" };
const LEAD: Text = {
  id: "Berkas, dokumen, akun, dan pencarian seorang petugas. Membaca daftar ini ikut dicatat.",
  en: "An officer's files, documents, accounts and searches. Reading this list is noted as well.",
};
const FORM: Text = { id: "Siapa dan kapan", en: "Who and when" };
const OFFICER: Text = { id: "Petugas", en: "Officer" };
const NOBODY: Text = { id: "Pilih petugas", en: "Choose an officer" };
const CHOOSE: Text = {
  id: "Pilih petugas dan tanggalnya. Tanpa tanggal: sepekan terakhir.",
  en: "Choose an officer and the days. Without days: the last week.",
};
const SHOW: Text = { id: "Tampilkan", en: "Show" };
const NONE: Text = {
  id: "Tidak ada yang dibuka atau dicari pada tanggal itu.",
  en: "Nothing was opened or searched for on these days.",
};
const WHEN: Text = { id: "Kapan", en: "When" };
const WHAT: Text = { id: "Peristiwa", en: "What" };
const MORE: Text = { id: "Keterangan", en: "Words" };
const ERASED: Text = { id: "akun yang sudah dihapus", en: "an account that was erased" };
const HITS: Text = { id: "{count} hasil tampil", en: "{count} {count:result|results} shown" };
const ACTS: Record<Look["kind"], Text> = {
  shown: { id: "Melihat dokumen berkas", en: "Saw documents of" },
  fetched: { id: "Membuka berkas", en: "Opened" },
  account: { id: "Melihat akun", en: "Looked at the account of" },
  identity: { id: "Melihat pindaian KTP", en: "Looked at the identity card of" },
  files: { id: "Mencari berkas", en: "Searched for files" },
  people: { id: "Mencari akun pemohon", en: "Searched for accounts" },
};

export const ACCESS = "/petugas/akses";

export default function AccessLog({ account }: { account?: string }) {
  const { query, route } = useLocation();
  const span = read(query);
  const officers = useLoaded(everyOfficer, []);
  const list = usePaged<Look, { items: Look[]; cursor: string | null }>(
    (cursor) =>
      account ? accessLog(account, span, cursor) : Promise.resolve({ items: [], cursor: null }),
    [account, span.from, span.to],
  );
  const wrong = list.state === "failed" ? list.problem.fields : [];
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(LEAD)} />
      {officers.value ? (
        <Who
          officers={officers.value.map((one) => ({ value: one.account_id, label: nameOf(one) }))}
          asked={{ officer: account ?? "", from: span.from, to: span.to }}
          errors={Object.fromEntries(wrong.map(({ field, message }) => [field, message]))}
          show={({ officer, from, to }) =>
            route(write(officer ? `${ACCESS}/${officer}` : ACCESS, { ...span, from, to }))
          }
        />
      ) : officers.state === "failed" ? (
        <FailedToLoad problem={officers.problem} again={() => void officers.again()} />
      ) : (
        <Loading />
      )}
      {account ? (
        wrong.length === 0 && <Log list={list} />
      ) : (
        <p class="app-blank app-quiet">{say(CHOOSE)}</p>
      )}
    </>
  );
}

type Asked = Days & { readonly officer: string };

function Who({
  officers,
  asked,
  errors,
  show,
}: {
  officers: readonly { value: string; label: string }[];
  asked: Asked;
  errors: SpanErrors;
  show: (asked: Asked) => void;
}) {
  const [typed, setTyped] = useState(asked);
  useEffect(() => setTyped(asked), [asked.officer, asked.from, asked.to]);
  return (
    <form
      class="app-scope"
      method="dialog"
      aria-label={say(FORM)}
      onSubmit={(event) => {
        event.preventDefault();
        show(typed);
      }}
    >
      <Span span={typed} errors={errors} set={(part) => setTyped({ ...typed, ...part })} />
      <Choose
        label={say(OFFICER)}
        all={say(NOBODY)}
        value={typed.officer}
        choices={officers}
        onValue={(officer) => setTyped({ ...typed, officer })}
      />
      <div class="app-actions">
        <button type="submit" class="app-button">
          {say(SHOW)}
        </button>
      </div>
    </form>
  );
}

function Log({ list }: { list: Paged<Look> }) {
  return (
    <PagedList list={list} empty={<p class="app-blank">{say(NONE)}</p>}>
      {(looks) => (
        <Listed caption={say(TITLE)} heads={[WHEN, WHAT, MORE]}>
          {looks.map((look) => (
            <tr key={`${look.at}${look.kind}${look.application_id}${look.account_id}`}>
              <td class="app-nowrap">{shortMoment(look.at)}</td>
              <th scope="row">
                {say(ACTS[look.kind])} <Whose look={look} />
              </th>
              <td>{inWords(look)}</td>
            </tr>
          ))}
        </Listed>
      )}
    </PagedList>
  );
}

function Whose({ look }: { look: Look }) {
  if (look.application_id)
    return (
      <>
        <a class="app-nowrap" href={`/petugas/riwayat/${look.application_id}`}>
          {look.number || look.application_id}
        </a>
        <small>{look.type}</small>
      </>
    );
  if (!look.account_id) return null;
  return look.name ? (
    <a href={`/petugas/orang/${look.account_id}`}>{look.name}</a>
  ) : (
    <span class="app-quiet">{say(ERASED)}</span>
  );
}

function inWords({ kind, documents, hits, reason }: Look): string {
  if (kind !== "files" && kind !== "people") return documents.join(", ");
  return [say(HITS, { count: hits }), reason].filter(Boolean).join(" · ");
}
