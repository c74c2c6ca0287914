import { later } from "bersama/components/later.tsx";
import { say, type Text } from "bersama/language.ts";

import type { Desk } from "../desk.ts";

const TrailList = later(async () => (await import("./TrailList.tsx")).TrailList);

const TITLE: Text = { id: "Jejak proses", en: "How it went" };

/** Folded together; what is in it is fetched behind the page. */
export function Trail({ desk, id }: { desk: Desk; id: string }) {
  const file = desk.file.value;
  if (!file) return null;
  return (
    <details>
      <summary>{say(TITLE)}</summary>
      <TrailList file={file} id={id} />
    </details>
  );
}
