import { say, type Text } from "bersama/language.ts";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

import { StateTag } from "../../components/StateTag.tsx";
import {
  addField,
  dropField,
  type Item,
  included,
  type Return,
  withDocument,
  withField,
} from "../review/composing.ts";
import type { ReviewDocument, ReviewFile } from "../review/file.ts";

const DOCUMENTS: Text = { id: "Dokumen yang ditolak", en: "Refused documents" };
const OF: Text = { id: "{count} dari {all} dokumen", en: "{count} of {all} documents" };
const NONE: Text = {
  id: "Belum ada dokumen yang ditolak. Tolak dokumen di tinjauan dengan tombol r.",
  en: "No document is refused. Refuse one in the review with the key r.",
};
const FIELDS: Text = { id: "Isian yang perlu dibetulkan", en: "Entries to correct" };
const NO_FIELDS: Text = { id: "Tidak ada isian yang disebut.", en: "No entry is named." };
const INCLUDE: Text = { id: "Sertakan {label}", en: "Include {label}" };
const REASON: Text = { id: "Alasan", en: "Reason" };
const OWN: Text = { id: "Dengan kata sendiri", en: "In my own words" };
const WORDS: Text = { id: "Tambahan untuk pemohon", en: "More for the applicant" };
const WHAT: Text = { id: "Yang harus dibetulkan", en: "What to correct" };
const REFUSED: Text = { id: "Ditolak", en: "Refused" };
const AGAIN: Text = { id: "Ditolak lagi, ronde {round}", en: "Refused again, round {round}" };
const LEFT_OUT: Text = {
  id: "Tidak ikut dikirim; tandanya dilepas",
  en: "Left out; its mark is taken back",
};
const FILLED: Text = { id: "Diisi: {value}", en: "Entered: {value}" };
const ADD: Text = { id: "Tambah isian", en: "Add an entry" };
const CHOOSE: Text = { id: "Pilih isian…", en: "Choose an entry…" };
const REMOVE: Text = { id: "Hapus", en: "Remove" };

type Change = (to: Return) => void;

export function RefusedItems({
  draft,
  documents,
  round,
  change,
}: {
  draft: Return;
  documents: readonly ReviewDocument[];
  round: number;
  change: Change;
}) {
  return (
    <section class="app-panel">
      <div class="app-panel__head">
        <h2>{say(DOCUMENTS)}</h2>
        <span class="app-quiet">
          {say(OF, { count: included(draft.documents).length, all: documents.length })}
        </span>
      </div>
      {draft.documents.length === 0 && <p class="app-panel__body app-quiet">{say(NONE)}</p>}
      <ol>
        {draft.documents.map((item, index) => {
          const document = documents.find(({ document_id }) => document_id === item.id);
          const before = document?.history.some(({ mark }) => mark && !mark.accepted);
          return (
            <Row
              key={item.id}
              item={item}
              number={index + 1}
              onInclude={(on) => change(withDocument(draft, item.id, { included: on }))}
              tag={
                <StateTag state="refused">{before ? say(AGAIN, { round }) : say(REFUSED)}</StateTag>
              }
            >
              <div class="app-pair">
                <label class="app-field">
                  <span>{say(REASON)}</span>
                  <select
                    class="govuk-select"
                    value={item.code}
                    onChange={(event) =>
                      change(withDocument(draft, item.id, { code: event.currentTarget.value }))
                    }
                  >
                    <option value="">{say(OWN)}</option>
                    {document?.reasons.map(({ code, label }, place) => (
                      <option value={code} key={code}>
                        {place + 1} · {label}
                      </option>
                    ))}
                  </select>
                </label>
                <Words
                  label={say(WORDS)}
                  value={item.words}
                  onValue={(words) => change(withDocument(draft, item.id, { words }))}
                />
              </div>
            </Row>
          );
        })}
      </ol>
    </section>
  );
}

export function FieldItems({
  draft,
  fields,
  change,
}: {
  draft: Return;
  fields: ReviewFile["rules"]["fields"];
  change: Change;
}) {
  const [chosen, choose] = useState("");
  const free = fields.filter(({ id }) => !draft.fields.some((item) => item.id === id));
  const before = included(draft.documents).length;
  return (
    <section class="app-panel">
      <div class="app-panel__head">
        <h2>{say(FIELDS)}</h2>
        <label>
          <span class="app-hidden">{say(ADD)}</span>
          <select
            class="govuk-select app-return__add"
            value={chosen}
            onChange={(event) => {
              const field = fields.find(({ id }) => id === event.currentTarget.value);
              choose("");
              if (field) change(addField(draft, field.id, field.label));
            }}
          >
            <option value="">{say(CHOOSE)}</option>
            {free.map(({ id, label }) => (
              <option value={id} key={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
      {draft.fields.length === 0 && <p class="app-panel__body app-quiet">{say(NO_FIELDS)}</p>}
      <ol>
        {draft.fields.map((item, index) => (
          <Row
            key={item.id}
            item={item}
            number={before + index + 1}
            onInclude={(on) => change(withField(draft, item.id, { included: on }))}
            tag={
              <button
                type="button"
                class="app-link"
                onClick={() => change(dropField(draft, item.id))}
              >
                {say(REMOVE)}
                <span class="app-hidden"> {item.label}</span>
              </button>
            }
          >
            <p class="app-quiet">
              {say(FILLED, { value: fields.find(({ id }) => id === item.id)?.value || "–" })}
            </p>
            <Words
              label={say(WHAT)}
              value={item.words}
              onValue={(words) => change(withField(draft, item.id, { words }))}
            />
          </Row>
        ))}
      </ol>
    </section>
  );
}

function Row({
  item,
  number,
  onInclude,
  tag,
  children,
}: {
  item: Item;
  number: number;
  onInclude: (on: boolean) => void;
  tag: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <li class="app-item">
      <label class="app-ticker">
        <span class="app-hidden">{say(INCLUDE, { label: item.label })}</span>
        <input
          class="app-tick"
          type="checkbox"
          checked={item.included}
          onChange={(event) => onInclude(event.currentTarget.checked)}
        />
      </label>
      <div>
        <div class="app-item__head">
          <b>
            {item.included ? `${number}. ` : ""}
            {item.label}
          </b>
          {item.included ? tag : <StateTag state="unchecked">{say(LEFT_OUT)}</StateTag>}
        </div>
        {item.included && children}
      </div>
    </li>
  );
}

function Words({
  label,
  value,
  onValue,
}: {
  label: string;
  value: string;
  onValue: (value: string) => void;
}) {
  return (
    <label class="app-field">
      <span>{label}</span>
      <textarea
        class="govuk-textarea"
        rows={2}
        maxLength={500}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </label>
  );
}
