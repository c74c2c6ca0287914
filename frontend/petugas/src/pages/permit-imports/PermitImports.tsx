// Permits of before this service: an administrator's list is looked at and proposed; somebody else
// releases it, or takes it back.

import { PagedList } from "bersama/components/PagedList.tsx";
import { say, type Text } from "bersama/language.ts";
import { usePaged } from "bersama/paging.ts";

import { type Batch, type BatchPage, listBatches } from "../../api/permit-imports.ts";
import { PageHead } from "../../components/PageHead.tsx";
import { roles } from "../../who.ts";
import { Batches } from "./Batches.tsx";
import { NewList } from "./NewList.tsx";

const TITLE: Text = { id: "Izin lama", en: "Old permits" };
const LEAD: Text = {
  id: "Izin dari sebelum layanan ini, dari lembar kerja; diajukan satu orang, disahkan orang lain.",
  en: "Permits of before this service, from a workbook; one person proposes, another releases.",
};
const LISTS: Text = { id: "Daftar yang diajukan", en: "Lists that were proposed" };
const NONE: Text = { id: "Belum ada daftar.", en: "There is no list yet." };

export default function PermitImports() {
  const list = usePaged<Batch, BatchPage>(listBatches, []);
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(LEAD)} />
      {roles.value.includes("administrator") && <NewList onProposed={list.again} />}
      <h2>{say(LISTS)}</h2>
      <PagedList list={list} empty={<p class="app-blank">{say(NONE)}</p>}>
        {(items) => <Batches items={items} onDone={list.again} />}
      </PagedList>
    </>
  );
}
