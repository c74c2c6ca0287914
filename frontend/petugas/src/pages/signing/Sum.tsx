import { say, type Text } from "bersama/language.ts";

import type { Letter } from "./letters.ts";
import { sums } from "./sums.ts";

const CHOSEN: Text = { id: "dipilih dari {all}", en: "ticked of {all}" };
const SOON: Text = { id: "dijanjikan paling lambat besok", en: "promised by tomorrow" };

export function Sum({ rows, chosen }: { rows: readonly Letter[]; chosen: readonly Letter[] }) {
  const soon = chosen.filter(({ promise_days_left: left }) => left !== null && left <= 1).length;
  return (
    <p class="app-sum" role="status">
      <span>
        <b>{chosen.length}</b> {say(CHOSEN, { all: rows.length })}
      </span>
      {sums(chosen).map(({ name, count }) => (
        <span key={name}>
          <b>{count}</b> {name}
        </span>
      ))}
      {soon > 0 && (
        <span>
          <b>{soon}</b> {say(SOON)}
        </span>
      )}
    </p>
  );
}
