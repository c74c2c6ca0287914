import { say, type Text } from "bersama/language.ts";

import { Lines } from "./Lines.tsx";
import { folds, menu } from "./nav.ts";

const LABEL: Text = { id: "Menu petugas", en: "Officers' menu" };
const WORK: Text = { id: "Pekerjaan", en: "Work" };

export function SideNav() {
  const { first, folded, last } = menu();
  const Folds = folds.value;
  return (
    <nav class="app-nav" aria-label={say(LABEL)}>
      <h2>{say(WORK)}</h2>
      <Lines items={first} />
      {Folds && folded.length > 0 && <Folds items={folded} />}
      {last.length > 0 && <Lines items={last} />}
    </nav>
  );
}
