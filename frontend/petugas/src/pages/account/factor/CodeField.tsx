import { CODE_DIGITS, CODE_SECONDS } from "bersama/api/rules.ts";
import { TextField, type Value } from "bersama/components/fields.tsx";
import { say, type Text } from "bersama/language.ts";

const CODE: Text = { id: "Kode dari aplikasi", en: "Code from the app" };
const HINT: Text = {
  id: "{digits} angka yang tampil sekarang. Kode berganti tiap {seconds} detik; yang baru saja berganti masih diterima.",
  en: "The {digits} digits that are shown now. They change every {seconds} seconds; the ones just before are still taken.",
};
const RECOVERY: Text = { id: "Kode cadangan", en: "Recovery code" };
const RECOVERY_HINT: Text = {
  id: "Salah satu dari sepuluh kode yang Anda simpan. Masing-masing berlaku sekali.",
  en: "One of the ten codes that you kept. Each is good once.",
};

/** Six digits, large and apart; or a recovery code where the phone is not at hand. */
export function CodeField({
  recovery = false,
  ...field
}: Value & { id: string; error: string | undefined; recovery?: boolean }) {
  return (
    <div class="app-code">
      <TextField
        {...field}
        label={say(recovery ? RECOVERY : CODE)}
        hint={say(recovery ? RECOVERY_HINT : HINT, { digits: CODE_DIGITS, seconds: CODE_SECONDS })}
        native={{
          inputMode: recovery ? "text" : "numeric",
          autocomplete: "one-time-code",
          autocapitalize: "characters",
          spellcheck: false,
        }}
      />
    </div>
  );
}
