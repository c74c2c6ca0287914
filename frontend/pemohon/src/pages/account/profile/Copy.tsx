import { answer, api, type Schemas } from "bersama/api/client.ts";
import { LINK_MINUTES } from "bersama/api/rules.ts";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useState } from "preact/hooks";

const TITLE: Text = { id: "Salinan data", en: "A copy of your data" };
const HOW: Text = {
  id: "Semua yang disimpan kantor tentang Anda, dalam satu berkas JSON. Tautan dokumen di dalamnya berlaku {minutes} menit.",
  en: "All that the office keeps about you, in one JSON file. The links to documents in it are good for {minutes} {minutes:minute|minutes}.",
};
const MAKE: Text = { id: "Siapkan dan unduh salinan", en: "Make and download the copy" };
const PROGRESS: Text = {
  id: "{count} catatan terkumpul…",
  en: "{count} {count:record|records} so far…",
};
const FILE_NAME = "data-saya-sisfo-izin.json";

/** Page by page, as long as the service has more, into one file made in the browser. */
export function Copy() {
  const [count, setCount] = useState(0);
  const act = useAct(async () => {
    const copy: Record<string, unknown[]> = {};
    let cursor: string | null = null;
    let found = 0;
    do {
      const page: Schemas["ExportView"] = await answer(
        api.POST("/api/profile/export", { body: { cursor } }),
      );
      copy[page.part] = [...(copy[page.part] ?? []), ...page.items];
      found += page.items.length;
      setCount(found);
      cursor = page.cursor;
    } while (cursor);
    save(JSON.stringify(copy, null, 1));
  });
  return (
    <section>
      <h2 class="govuk-heading-m">{say(TITLE)}</h2>
      <p class="govuk-body">{say(HOW, { minutes: LINK_MINUTES })}</p>
      <ErrorSummary problem={act.problem} />
      <Button type="button" kind="secondary" busy={act.busy} onClick={() => void act.run()}>
        {say(MAKE)}
      </Button>
      {act.busy && (
        <p class="govuk-body" role="status">
          {say(PROGRESS, { count })}
        </p>
      )}
    </section>
  );
}

function save(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = FILE_NAME;
  link.click();
  URL.revokeObjectURL(url);
}
