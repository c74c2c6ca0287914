// What is overdue at one's own roles and at those below them: the latest stands first.

import { answer, api } from "bersama/api/client.ts";
import { PagedList } from "bersama/components/PagedList.tsx";
import { say, type Text } from "bersama/language.ts";
import { usePaged } from "bersama/paging.ts";

import { named, type Row, type RowPage } from "../../api/queue.ts";
import { Listed } from "../../components/Listed.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import {
  DueCell,
  districtOf,
  kindOf,
  NumberCell,
  StateCell,
  WaitingCell,
} from "../queue/Cells.tsx";

const TITLE: Text = { id: "Lewat tenggat", en: "Overdue" };
const LEAD: Text = {
  id: "Di peran Anda dan di semua peran di bawahnya; yang paling lama di atas.",
  en: "At your roles and at every role below them; the latest comes first.",
};
const NONE: Text = { id: "Tidak ada berkas yang lewat tenggat.", en: "No file is overdue." };
const NUMBER: Text = { id: "Nomor", en: "Number" };
const APPLICANT: Text = { id: "Pemohon", en: "Applicant" };
const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const STEP: Text = { id: "Tahap", en: "Step" };
const STATE: Text = { id: "Keadaan", en: "State" };
const WAITING: Text = { id: "Menunggu", en: "Waiting" };
const DUE: Text = { id: "Tenggat", en: "Deadline" };

async function load(cursor: string | null): Promise<{ items: Row[]; cursor: string | null }> {
  const query = { cursor };
  return pageOf(named(await answer(api.GET("/api/officer/overdue", { params: { query } }))));
}

const pageOf = ({ items, cursor }: RowPage) => ({ items, cursor });

export default function Overdue() {
  const list = usePaged(load, []);
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(LEAD)} />
      <PagedList list={list} empty={<p class="app-blank">{say(NONE)}</p>}>
        {(rows) => (
          <Listed
            caption={say(TITLE)}
            heads={[NUMBER, APPLICANT, TYPE, STEP, STATE, WAITING, DUE]}
            number={DUE}
          >
            {rows.map((row) => (
              <tr key={row.application_id}>
                <td class="app-nowrap">
                  <NumberCell row={row} />
                </td>
                <th scope="row">
                  {row.applicant}
                  <small>{districtOf(row)}</small>
                </th>
                <td>
                  {row.type.short}
                  <small>{kindOf(row)}</small>
                </td>
                <td>{row.step?.label}</td>
                <td>
                  <StateCell row={row} gone={false} />
                </td>
                <td>
                  <WaitingCell row={row} />
                </td>
                <td class="app-num">
                  <DueCell row={row} />
                </td>
              </tr>
            ))}
          </Listed>
        )}
      </PagedList>
    </>
  );
}
