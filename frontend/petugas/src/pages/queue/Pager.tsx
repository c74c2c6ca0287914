import { say, type Text } from "bersama/language.ts";

import { type Filters, SIZES } from "./address.ts";
import type { Queue } from "./useQueue.ts";

const SHOWN: Text = {
  id: "{count} berkas di halaman ini",
  en: "{count} {count:file|files} on this page",
};
const MORE: Text = { id: "masih ada lagi", en: "there are more" };
const ROWS: Text = { id: "Baris:", en: "Rows:" };
const FIRST: Text = { id: "Halaman pertama", en: "First page" };
const NEXT: Text = { id: "Berikutnya", en: "Next" };

/** The service hands out where the next page begins; back is the browser's own back. */
export function Pager({
  queue,
  filters,
  change,
}: {
  queue: Queue;
  filters: Filters;
  change: (part: Partial<Filters>) => void;
}) {
  const { cursor } = queue;
  return (
    <div class="app-pager">
      <span>
        {say(SHOWN, { count: queue.list?.rows.length ?? 0 })}
        {cursor && `, ${say(MORE)}`}
      </span>
      <span>
        {say(ROWS)}{" "}
        {SIZES.map((size) => (
          <button
            type="button"
            class="app-link app-size"
            key={size}
            aria-pressed={filters.limit === size}
            onClick={() => change({ limit: size })}
          >
            {size}
          </button>
        ))}
      </span>
      <span class="app-pager__ends">
        {filters.cursor && (
          <button
            type="button"
            class="app-button app-button--small"
            onClick={() => change({ cursor: "" })}
          >
            {say(FIRST)}
          </button>
        )}
        {cursor && (
          <button
            type="button"
            class="app-button app-button--small"
            onClick={() => change({ cursor })}
          >
            {say(NEXT)}
          </button>
        )}
      </span>
    </div>
  );
}
