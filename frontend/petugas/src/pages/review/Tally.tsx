import { say, type Text } from "bersama/language.ts";

import { Icon, type IconName } from "../../components/Icon.tsx";
import { type Marks, type Standing, standing, tally } from "./marks.ts";

const COUNTS: Text = {
  id: "{accepted} diterima, {refused} ditolak, {open} belum diperiksa",
  en: "{accepted} accepted, {refused} refused, {open} not checked yet",
};
const SAVING: Text = { id: "menyimpan…", en: "saving…" };
const ICONS: Record<Standing, IconName> = {
  accepted: "done",
  refused: "failed",
  open: "box",
  missing: "ring",
};

/** One sign for each document, in their order. */
export function Tally({ marks, isSaving }: { marks: Marks; isSaving: boolean }) {
  return (
    <div class="app-tally">
      <span aria-hidden="true">
        {marks.order.map((id) => {
          const stands = standing(marks, id);
          return (
            <span class={`is-${stands}`} key={id}>
              <Icon name={ICONS[stands]} size={13} />
            </span>
          );
        })}
      </span>
      <span class="app-hidden" role="status">
        {say(COUNTS, tally(marks))}
      </span>
      {isSaving && <span class="app-quiet app-loading">{say(SAVING)}</span>}
    </div>
  );
}
