import { ActForm } from "bersama/components/ActForm.tsx";
import { TextField } from "bersama/components/fields.tsx";
import { useForm } from "bersama/form.ts";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useEffect, useState } from "preact/hooks";

import { confirmRule, isOpen, type LegalRule, places } from "./rules.ts";

const BASIS: Text = { id: "Dasar", en: "Basis" };
const SOURCE: Text = { id: "Sumber", en: "Source" };
const WRITTEN: Text = { id: "Tertulis sekarang", en: "Written today" };
const REMARK: Text = { id: "keterangan di awal berkas", en: "remark at the head of the file" };
const EMPTY: Text = { id: "belum diisi", en: "not entered yet" };
const MORE: Text = { id: "dan {count} berkas lagi", en: "and {count} more {count:file|files}" };
const ALL: Text = { id: "Tampilkan semua ({count})", en: "Show all ({count})" };
const MARKS: Record<LegalRule["mark"], Text> = {
  read: { id: "dibaca pada sumbernya", en: "read in its source" },
  inferred: { id: "disimpulkan", en: "inferred" },
  remembered: { id: "dari ingatan; sumber tidak ditemukan", en: "remembered; no source found" },
};
const STANDINGS: Record<LegalRule["standing"], readonly [string, Text]> = {
  open: ["app-tag--warn", { id: "Belum dikonfirmasi", en: "Not confirmed" }],
  changed: ["app-tag--bad", { id: "Berubah sejak dikonfirmasi", en: "Changed since confirmed" }],
  confirmed: ["app-tag--good", { id: "Dikonfirmasi", en: "Confirmed" }],
  settled: ["", { id: "Cukup menurut sumbernya", en: "Settled by its source" }],
};
const BY: Text = { id: "{by}, {on}: {proof}", en: "{by}, {on}: {proof}" };
const CONFIRM: Text = { id: "Konfirmasi", en: "Confirm" };
const TAKE_BACK: Text = { id: "Batalkan konfirmasi", en: "Take the confirmation back" };
const PROOF: Text = { id: "Berdasarkan apa", en: "What it rests on" };
const PROOF_HINT: Text = {
  id: "Contoh: Perbup Solok Nomor 3 Tahun 2024, atau surat Bagian Hukum. Jangan menulis data pribadi.",
  en: "Example: a regent's regulation, or a letter of the legal section. Do not write personal data.",
};
const WHY: Text = { id: "Alasan pembatalan", en: "Why it is taken back" };
/** So many places are shown at first. */
const FIRST = 4;

/** One rule: what it says, on what it rests, what stands in the data, and who confirmed it. */
export function Rule({
  rule,
  asked,
  onAsked,
  onSaid,
}: {
  rule: LegalRule;
  /** Whether its form is open: one at a time, for the fields have names of their own page-wide. */
  asked: boolean;
  onAsked: () => void;
  onSaid: (now: LegalRule) => void;
}) {
  const [look, standing] = STANDINGS[rule.standing];
  const said = rule.confirmation;
  return (
    <article class="app-panel app-legal__rule">
      <h3>{say(rule.rule)}</h3>
      <p class="app-legal__standing">
        <span class={`app-tag ${look}`}>{say(standing)}</span>
        {said && (
          <span>{say(BY, { by: said.by, on: day(said.at.slice(0, 10)), proof: said.proof })}</span>
        )}
      </p>
      <dl class="app-legal__facts">
        <div>
          <dt>{say(BASIS)}</dt>
          <dd>{rule.basis}</dd>
        </div>
        <div>
          <dt>{say(SOURCE)}</dt>
          <dd>
            {rule.source} <i>({say(MARKS[rule.mark])})</i>
          </dd>
        </div>
        <Written rule={rule} />
      </dl>
      {rule.standing !== "settled" && !asked && (
        <button type="button" class="app-button app-button--small" onClick={onAsked}>
          {say(isOpen(rule) ? CONFIRM : TAKE_BACK)}…
        </button>
      )}
      {asked && <Word key={rule.version} rule={rule} active={isOpen(rule)} onSaid={onSaid} />}
    </article>
  );
}

function Written({ rule }: { rule: LegalRule }) {
  const [all, setAll] = useState(false);
  const found = places(rule.passages);
  return (
    <div>
      <dt>{say(WRITTEN)}</dt>
      <dd>
        <ul>
          {found.slice(0, all ? undefined : FIRST).map(({ files, key, value }) => (
            <li key={`${key}=${value}`}>
              {key ? value || say(EMPTY) : say(REMARK)}{" "}
              <small class="app-quiet">
                {files[0]} {key} {files.length > 1 && say(MORE, { count: files.length - 1 })}
              </small>
            </li>
          ))}
        </ul>
        {found.length > FIRST && !all && (
          <button type="button" class="app-link" onClick={() => setAll(true)}>
            {say(ALL, { count: found.length })}
          </button>
        )}
      </dd>
    </div>
  );
}

/** The word of whoever looks: it is right, or the confirmation is taken back. */
function Word({
  rule,
  active,
  onSaid,
}: {
  rule: LegalRule;
  active: boolean;
  onSaid: (now: LegalRule) => void;
}) {
  const form = useForm({ proof: "" }, async ({ proof }) => {
    onSaid(await confirmRule(rule, proof, active));
  });
  const proof = form.field("proof");
  // the button that opened it is gone, and with it the focus
  useEffect(() => document.getElementById(proof.id)?.focus(), []);
  return (
    <div class="app-legal__word">
      <ActForm act={form} label={say(active ? CONFIRM : TAKE_BACK)}>
        <TextField
          {...proof}
          label={say(active ? PROOF : WHY)}
          hint={active ? say(PROOF_HINT) : undefined}
        />
      </ActForm>
    </div>
  );
}
