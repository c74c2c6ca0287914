// Which signs no letter can print: told when a field is left, as the service would refuse them
// (chalicelib/domain/repertoire.py).

import { PRINTED } from "bersama/api/rules.ts";
import { say, type Text } from "bersama/language.ts";

const LACKING: Text = {
  id: "Tanda ini tidak dapat dicetak di surat: {signs}. Ganti dengan tanda lain, huruf Latin atau kata-kata.",
  en: "These signs cannot be printed on a letter: {signs}. Use other signs, Latin letters or words.",
};
const MOST_NAMED = 5;

const isPrinted = (point: number) =>
  PRINTED.some((first, at) => at % 2 === 0 && first <= point && point <= (PRINTED[at + 1] ?? -1));

/** What is wrong with a text that will stand on a letter; none when nothing is. */
export function unprinted(text: string): string | undefined {
  const lacking = new Set(
    Array.from(text.normalize("NFC")).filter(
      // what nobody sees the service drops by itself
      (sign) => !/[\p{Cc}\p{Cf}]/u.test(sign) && !isPrinted(sign.codePointAt(0) ?? 0),
    ),
  );
  const signs = Array.from(lacking).slice(0, MOST_NAMED).join(", ");
  return signs ? say(LACKING, { signs }) : undefined;
}
