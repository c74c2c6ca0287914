import { language, say, type Text } from "bersama/language.ts";

import type { Letter } from "./letters.ts";
import { Passphrase } from "./Passphrase.tsx";
import { MOST, sums } from "./sums.ts";

const COUNT: Text = { id: "{count} surat:", en: "{count} {count:letter|letters}:" };
const LEFT: Text = { id: "{count} tidak ikut: {names}", en: "{count} left out: {names}" };
const MORE: Text = { id: "dan {count} lagi", en: "and {count} more" };
const NONE: Text = { id: "Belum ada surat yang dipilih.", en: "No letter is ticked yet." };
const SIGN: Text = {
  id: "Tanda tangani {count} surat",
  en: "Sign {count} {count:letter|letters}",
};
const TOO_MANY: Text = {
  id: "Paling banyak {most} surat sekaligus; lepaskan {over}.",
  en: "At most {most} letters at once; untick {over}.",
};
const NAMED = 3;

/** What is about to be signed, said once more where it is signed. */
export function PassphraseBar({
  chosen,
  left,
  onSent,
}: {
  chosen: readonly Letter[];
  left: readonly Letter[];
  onSent: (batchId: string) => void;
}) {
  const over = chosen.length - MOST;
  const why =
    chosen.length === 0 ? say(NONE) : over > 0 ? say(TOO_MANY, { most: MOST, over }) : undefined;
  return (
    <div class="app-pass">
      <div>
        <p>
          <b>{say(COUNT, { count: chosen.length })}</b>{" "}
          {why ?? listed(sums(chosen).map(({ name, count }) => `${count} ${name}`))}
        </p>
        {left.length > 0 && (
          <p class="app-quiet">{say(LEFT, { count: left.length, names: named(left) })}</p>
        )}
      </div>
      <Passphrase
        items={chosen.map(({ asked }) => asked)}
        label={say(SIGN, { count: chosen.length })}
        why={why}
        onSent={onSent}
      />
    </div>
  );
}

const listed = (parts: readonly string[]) =>
  new Intl.ListFormat(language.value, { type: "conjunction" }).format(parts);

function named(rows: readonly Letter[]): string {
  const names = rows.slice(0, NAMED).map(({ applicant }) => applicant);
  if (rows.length > NAMED) names.push(say(MORE, { count: rows.length - NAMED }));
  return names.join(", ");
}
