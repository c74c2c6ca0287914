import { say, type Text } from "bersama/language.ts";

import type { Batch } from "../../api/signing.ts";
import { idOf } from "./letters.ts";
import { type Stand, standOf } from "./progress.ts";

const ISSUED: Text = { id: "terbit", en: "issued" };
const FAILED: Text = { id: "gagal", en: "failed" };
const SIGNING: Text = { id: "sedang jalan", en: "under way" };
const WAITING: Text = { id: "menunggu", en: "waiting" };
const SAYS: Text = {
  id: "Yang gagal tidak menghentikan yang lain. Setiap surat yang terbit sudah dikirim ke pemegangnya.",
  en: "What fails stops no other. Every letter that is issued has been sent to its holder.",
};

const WORDS: readonly (readonly [Stand, Text])[] = [
  ["issued", ISSUED],
  ["failed", FAILED],
  ["signing", SIGNING],
  ["waiting", WAITING],
];

/** One mark per letter, in the order of the batch: full, half, empty, and a diamond for a failure. */
export function Run({ batch, tally }: { batch: Batch; tally: Record<Stand, number> }) {
  return (
    <div class="app-run">
      <p class="app-sum" role="status">
        {WORDS.filter(([stand]) => tally[stand] > 0 || stand === "issued").map(([stand, word]) => (
          <span key={stand} class={stand === "failed" ? "is-bad" : undefined}>
            <b>{tally[stand]}</b> {say(word)}
          </span>
        ))}
      </p>
      <div class="app-run__bar" aria-hidden="true">
        {batch.items.map((item) => (
          <i key={idOf(item)} class={`is-${standOf(item)}`} />
        ))}
      </div>
      <p class="app-quiet">{say(SAYS)}</p>
    </div>
  );
}
