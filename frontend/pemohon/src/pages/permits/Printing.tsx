// "Cetak Dokumen" (docs/domain.md §1.20): choose permits, and print them as one file.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button, More, Notice, Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { usePaged } from "bersama/paging.ts";
import { useState } from "preact/hooks";

import { onePdf } from "./onePdf.ts";
import { PermitRows } from "./PermitRows.tsx";

const LEAD: Text = {
  id: "Centang izin yang akan dicetak. Semuanya menjadi satu PDF.",
  en: "Tick the permits to print. They become one PDF.",
};
const NONE: Text = { id: "Belum ada izin untuk dicetak.", en: "There is no permit to print yet." };
const CHOOSE: Text = { id: "Cetak izin ini", en: "Print this permit" };
const ALL: Text = { id: "Centang semua", en: "Tick all" };
const MAKE: Text = {
  id: "Siapkan PDF dari {count} izin",
  en: "Make a PDF of {count} {count:permit|permits}",
};
const WORKING: Text = { id: "{done} dari {count} izin siap…", en: "{done} of {count} are ready…" };
const READY: Text = {
  id: "PDF dari {count} izin siap dicetak",
  en: "The PDF of {count} {count:permit|permits} is ready",
};
const OPEN: Text = { id: "Buka PDF, lalu cetak", en: "Open the PDF, then print it" };
const NOT_SIGNED: Text = {
  id: "PDF gabungan ini untuk dicetak; kode QR pada tiap izin tetap dapat dipindai. Untuk dikirim sebagai berkas, unduh izinnya satu per satu: tanda tangan elektronik hanya ada di sana.",
  en: "This file is for the printer; the QR code on each permit can still be scanned. To send a permit as a file, download it by itself: only that carries the electronic signature.",
};

type Item = Schemas["PermitItem"];

export function Printing() {
  const list = usePaged<Item, Schemas["PermitPage"]>(
    (cursor) =>
      answer(
        api.GET("/api/permits", { params: { query: { standing: "all", limit: 25, cursor } } }),
      ),
    [],
  );
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [done, setDone] = useState(0);
  const [ready, setReady] = useState<{ url: string; count: number } | null>(null);
  const act = useAct(async () => {
    setDone(0);
    const file = await onePdf(chosen, setDone);
    if (ready) URL.revokeObjectURL(ready.url);
    setReady({ url: URL.createObjectURL(file), count: chosen.length });
  });
  const put = (ids: readonly string[]) => {
    setReady(null);
    setChosen(ids);
  };
  return (
    <Show loaded={list}>
      {({ items }) => {
        const open = items.filter(isOpen).map(({ permit_id }) => permit_id);
        if (items.length === 0) return <p class="govuk-body">{say(NONE)}</p>;
        return (
          <>
            <p class="govuk-body">{say(LEAD)}</p>
            <Box
              id="cetak-semua"
              label={say(ALL)}
              checked={open.length > 0 && chosen.length === open.length}
              onChange={(all) => put(all ? open : [])}
            />
            <PermitRows
              items={items}
              beside={(item) =>
                isOpen(item) && (
                  <Box
                    id={`cetak-${item.permit_id}`}
                    label={say(CHOOSE)}
                    of={`${item.type_name} ${item.number}`}
                    checked={chosen.includes(item.permit_id)}
                    onChange={(on) =>
                      put(open.filter((id) => (id === item.permit_id ? on : chosen.includes(id))))
                    }
                  />
                )
              }
            />
            {list.more && <More busy={list.more.busy} onMore={() => void list.more?.run()} />}
            <ErrorSummary problem={list.more?.problem ?? act.problem} />
            {chosen.length > 0 && (
              <Button type="button" busy={act.busy} onClick={() => void act.run()}>
                {say(MAKE, { count: chosen.length })}
              </Button>
            )}
            <p class="govuk-body" role="status">
              {act.busy && say(WORKING, { done, count: chosen.length })}
              {ready && say(READY, { count: ready.count })}
            </p>
            {ready && (
              <Notice tone="good">
                <a class="govuk-button" href={ready.url} target="_blank" rel="noopener">
                  {say(OPEN)}
                </a>
                <p class="govuk-body">{say(NOT_SIGNED)}</p>
              </Notice>
            )}
          </>
        );
      }}
    </Show>
  );
}

/** The three surveys open the file, printed or not. */
const isOpen = (item: Item) => item.missing_surveys.length === 0;

function Box({
  id,
  label,
  of,
  checked,
  onChange,
}: {
  id: string;
  label: string;
  of?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <div class="govuk-checkboxes govuk-checkboxes--small">
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          type="checkbox"
          id={id}
          checked={checked}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <label class="govuk-label govuk-checkboxes__label" for={id}>
          {label}
          {of && <span class="govuk-visually-hidden"> {of}</span>}
        </label>
      </div>
    </div>
  );
}
