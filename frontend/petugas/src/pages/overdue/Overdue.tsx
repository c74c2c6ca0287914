// What is overdue at one's own roles and at those below them: the latest stands first.

import { answer, api } from "bersama/api/client.ts";
import { PagedList } from "bersama/components/PagedList.tsx";
import { say, type Text } from "bersama/language.ts";
import { usePaged } from "bersama/paging.ts";

import { named, type Row, type RowPage } from "../../api/queue.ts";
import { Listed } from "../../components/Listed.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { DueCell, FILE_HEADS, FileCells, WaitingCell } from "../queue/Cells.tsx";

const TITLE: Text = { id: "Lewat tenggat", en: "Overdue" };
const LEAD: Text = {
  id: "Di peran Anda dan di semua peran di bawahnya; yang paling lama di atas.",
  en: "At your roles and at every role below them; the latest comes first.",
};
const NONE: Text = { id: "Tidak ada berkas yang lewat tenggat.", en: "No file is overdue." };
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
          <Listed caption={say(TITLE)} heads={[...FILE_HEADS, WAITING, DUE]} number={DUE}>
            {rows.map((row) => (
              <tr key={row.application_id}>
                <FileCells row={row} withStep />
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
