// Issued permits: found by number, those that end soon, and one of them.

import { TextField } from "bersama/components/fields.tsx";
import { PagedList } from "bersama/components/PagedList.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { turning } from "bersama/components/turning.tsx";
import { useForm } from "bersama/form.ts";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { type Paged, usePaged } from "bersama/paging.ts";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import {
  type Expiring,
  type ExpiringPage,
  listExpiring,
  permitNumbered,
} from "../../api/permits.ts";
import { PageHead } from "../../components/PageHead.tsx";
import { PERMITS } from "./address.ts";
import { PermitDetail } from "./PermitDetail.tsx";

const TITLE: Text = { id: "Izin terbit", en: "Issued permits" };
const LEAD: Text = {
  id: "Izin dari alur yang Anda tangani, dan yang segera berakhir.",
  en: "Permits of the chains that you work in, and those that end soon.",
};
const NUMBER: Text = { id: "Nomor izin, seperti pada surat", en: "Number, as on the letter" };
const FIND: Text = { id: "Cari izin", en: "Find the permit" };
const WITHIN: Text = { id: "Berakhir dalam", en: "Ends within" };
const DAYS: Text = { id: "{days} hari", en: "{days} days" };
const LIST: Text = { id: "Izin yang segera berakhir", en: "Permits that end soon" };
const NONE: Text = {
  id: "Tidak ada izin yang berakhir dalam {days} hari.",
  en: "No permit ends within {days} days.",
};
const UNTIL: Text = { id: "sampai {day}", en: "until {day}" };
const CHOOSE: Text = {
  id: "Cari dengan nomor, atau pilih satu dari daftar.",
  en: "Search by number, or choose one of the list.",
};
const SEARCH: Text = { id: "Cari dengan nomor izin.", en: "Search by the permit's number." };

const OFFERED = [30, 60, 90, 180, 366];

export default function Permits({ permit }: { permit?: string }) {
  const [days, setDays] = useState(60);
  const list = usePaged<Expiring, ExpiringPage>((cursor) => listExpiring(days, cursor), [days]);
  const isEmpty = list.value?.items.length === 0;
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(LEAD)} />
      <ByNumber />
      <div class="app-inbox">
        <EndingSoon chosen={permit} days={days} onDays={setDays} list={list} />
        {permit ? (
          <PermitDetail key={permit} permit={permit} />
        ) : (
          <p class="app-blank app-quiet">{say(isEmpty ? SEARCH : CHOOSE)}</p>
        )}
      </div>
    </>
  );
}

function ByNumber() {
  const { route } = useLocation();
  const form = useForm({ number: "" }, async ({ number }) => {
    const { permit_id } = await permitNumbered(number);
    route(`${PERMITS}/${permit_id}`);
  });
  return (
    <form
      class="app-actions app-find"
      method="dialog"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.run();
      }}
    >
      <ErrorSummary problem={form.problem} anchor={form.anchor} />
      <TextField {...form.field("number")} label={say(NUMBER)} native={{ autocomplete: "off" }} />
      <button type="submit" class="app-button app-button--first">
        {say(FIND)}
      </button>
    </form>
  );
}

function EndingSoon({
  chosen,
  days,
  onDays,
  list,
}: {
  chosen: string | undefined;
  days: number;
  onDays: (days: number) => void;
  list: Paged<Expiring>;
}) {
  return (
    <nav class="app-mails" aria-label={say(LIST)}>
      <label class="app-field">
        <span>{say(WITHIN)}</span>
        <select
          class="app-input"
          value={days}
          onChange={(event) => onDays(Number(event.currentTarget.value))}
        >
          {OFFERED.map((one) => (
            <option key={one} value={one}>
              {say(DAYS, { days: one })}
            </option>
          ))}
        </select>
      </label>
      <PagedList list={list} empty={<p class="app-blank">{say(NONE, { days })}</p>}>
        {(items) => (
          <ul>
            {items.map((one) => (
              <li key={one.permit_id}>
                <a
                  href={`${PERMITS}/${one.permit_id}`}
                  aria-current={one.permit_id === chosen ? "page" : undefined}
                >
                  <b>{one.holder_name}</b>
                  <small>{one.valid_until && say(UNTIL, { day: day(one.valid_until) })}</small>
                  <small class="app-mails__since">
                    {turning(one.number)}, {one.type_name}
                  </small>
                </a>
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </nav>
  );
}
