// What the pages of the counter say alike.

import { Problem } from "bersama/api/problem.ts";
import { say, type Text } from "bersama/language.ts";

export const COUNTER = "/petugas/loket";
export const NEW_ACCOUNT = `${COUNTER}/akun`;
export const TAKE_OVER = `${COUNTER}/lanjut`;
export const TO_FETCH = `${COUNTER}/surat`;

export const NIK: Text = { id: "NIK pada KTP", en: "NIK on the KTP" };
export const SEEN: Text = {
  id: "KTP aslinya ada di depan saya, dan orangnya sama",
  en: "The KTP itself is before me, and it is this person's",
};
export const SEE: Text = {
  id: "Lihat KTP aslinya, lalu centang kalimat ini.",
  en: "Look at the KTP, then tick this sentence.",
};

/** What the officer has to do first, said beside its control. */
export const missing = (title: Text, field: string, text: Text) =>
  new Problem(422, "not-yet", say(title), "", [{ field, code: "not-yet", message: say(text) }]);
