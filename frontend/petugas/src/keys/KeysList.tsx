import { Dialog } from "bersama/components/Dialog.tsx";
import { say, type Text } from "bersama/language.ts";

import { together } from "./KeysBar.tsx";
import { keysNow } from "./keys.ts";
import { SingleKeys } from "./SingleKeys.tsx";

const TITLE: Text = { id: "Tombol papan ketik", en: "Keyboard" };
const LEAD: Text = {
  id: "Tombol tunggal tidak bekerja saat Anda mengetik di isian.",
  en: "Single keys do nothing while you type in a field.",
};
const KEY: Text = { id: "Tombol", en: "Key" };
const DOES: Text = { id: "Kegunaan", en: "What it does" };
const SINGLE: Text = { id: "Pakai tombol tunggal", en: "Use single keys" };
const CLOSE: Text = { id: "Tutup", en: "Close" };

export default function KeysList({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={say(TITLE)} onCancel={onClose}>
      <p>{say(LEAD)}</p>
      <table class="app-table app-table--tight">
        <caption class="app-hidden">{say(TITLE)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(KEY)}</th>
            <th scope="col">{say(DOES)}</th>
          </tr>
        </thead>
        <tbody>
          {together(keysNow.value).map(({ caps, does }) => (
            <tr key={caps}>
              <th scope="row">
                {caps.split(" ").map((cap) => (
                  <kbd key={cap}>{cap}</kbd>
                ))}
              </th>
              <td>{say(does)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <SingleKeys label={say(SINGLE)} />
      <button type="button" class="app-button" onClick={onClose}>
        {say(CLOSE)}
      </button>
    </Dialog>
  );
}
