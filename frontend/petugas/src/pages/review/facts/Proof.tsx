import type { Schemas } from "bersama/api/client.ts";
import { say, type Text } from "bersama/language.ts";
import { useEffect, useState } from "preact/hooks";

import { Icon } from "../../../components/Icon.tsx";

const CAPTION: Text = { id: "Isian pemohon", en: "The applicant's entries" };
const WHAT: Text = { id: "Hal", en: "What" };
const ENTRY: Text = { id: "Isian", en: "Entry" };
const COPY: Text = { id: "Salin", en: "Copy" };
const COPIED: Text = { id: "{label} disalin.", en: "{label} copied." };
const NOT_COPIED: Text = {
  id: "Peramban tidak mengizinkan menyalin. Pilih teksnya, lalu tekan Ctrl+C.",
  en: "The browser does not allow copying. Select the text and press Ctrl+C.",
};

type Fact = Pick<Schemas["FactView"], "label" | "value">;

/** Name and value, with a button that copies the value: for a search in a register, or a letter. */
export function Proof({ facts }: { facts: readonly Fact[] }) {
  const [said, setSaid] = useState("");
  useEffect(() => setSaid(""), [facts]);
  const copy = async ({ label, value }: Fact) => {
    try {
      await navigator.clipboard.writeText(value);
      setSaid(say(COPIED, { label }));
    } catch {
      setSaid(say(NOT_COPIED));
    }
  };
  return (
    <>
      <table class="app-proof">
        <caption class="app-hidden">{say(CAPTION)}</caption>
        <thead class="app-hidden">
          <tr>
            <th scope="col">{say(WHAT)}</th>
            <th scope="col">{say(ENTRY)}</th>
            <th scope="col">{say(COPY)}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={fact.label}>
              <th scope="row">{fact.label}</th>
              <td class="app-pre">{fact.value || "–"}</td>
              <td>
                {fact.value && (
                  <button
                    type="button"
                    class="app-button app-button--icon"
                    title={`${say(COPY)} ${fact.label}`}
                    onClick={() => void copy(fact)}
                  >
                    <Icon name="copy" size={14} />
                    <span class="app-hidden">
                      {say(COPY)} {fact.label}
                    </span>
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="app-quiet" role="status">
        {said}
      </p>
    </>
  );
}
