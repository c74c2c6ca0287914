import { Problem } from "bersama/api/problem.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { TextField } from "bersama/components/fields.tsx";
import { Button, Notice } from "bersama/components/shown.tsx";
import { forget, keep, kept } from "bersama/kept.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useState } from "preact/hooks";

import { Fields } from "./Fields.tsx";
import { type Content, type Field, idOf, named, sent } from "./model.ts";
import { Preview } from "./Preview.tsx";
import type { Entry, Section } from "./section.ts";
import { slug, unused } from "./sections.ts";

const SAVE: Text = { id: "Simpan", en: "Save" };
const SAVED: Text = { id: "Tersimpan.", en: "Saved." };
const HIDE: Text = { id: "Sembunyikan", en: "Hide" };
const SHOW: Text = { id: "Tampilkan lagi", en: "Show again" };
const DAY: Text = { id: "Tanggal", en: "Day" };
const HIDDEN: Text = { id: "Ini sedang disembunyikan.", en: "This is hidden now." };

const DAY_ID = "isi-tanggal";

/** One entry. What was typed is kept until the service has it. */
export function EntryForm({
  section,
  entry,
  taken,
  onSaved,
}: {
  section: Section;
  entry: Entry;
  /** What other entries are called by. */
  taken: readonly string[];
  onSaved: (saved: Entry) => Promise<void>;
}) {
  const draft = `kantor-${section.key}-${entry.entry_id || "baru"}-${entry.version}`;
  const isNew = entry.entry_id === "";
  const [content, setContent] = useState(() => kept<Content>(draft) ?? entry.content);
  const [date, setDate] = useState("");
  const change = (changed: Content) => {
    setContent(changed);
    keep(draft, changed);
  };
  const put = async (active: boolean) => {
    const body = { version: entry.version, active, content: sent(section.fields, content) };
    const saved = await inWords(section.fields, () => {
      if (isNew && section.add) return section.add(body.content);
      return section.put(isNew ? newId(section, content, date, taken) : entry.entry_id, body);
    });
    forget(draft);
    await onSaved(saved);
  };
  const save = useAct(() => put(entry.active));
  const toggle = useAct(() => put(!entry.active));
  const problem = save.problem ?? toggle.problem;
  const error = (path: string) =>
    problem?.fields.find(({ field }) => field === `content.${path}`)?.message;
  return (
    <div class="app-office__entry">
      <section class="app-panel app-panel__body">
        {!entry.active && <Notice tone="warn">{say(HIDDEN)}</Notice>}
        <ActForm act={save} label={say(SAVE)} anchor={anchor}>
          {isNew && section.newId === "day" && (
            <TextField
              id={DAY_ID}
              label={say(DAY)}
              width={10}
              native={{ type: "date" }}
              value={date}
              onValue={setDate}
              error={problem?.fields.find(({ field }) => field === "entry_id")?.message}
            />
          )}
          <Fields fields={section.fields} content={content} change={change} error={error} />
        </ActForm>
        <p role="status">{save.done && say(SAVED)}</p>
        {!isNew && section.hides && (
          <div class="app-office__hide">
            <p class="app-quiet">{entry.active && hiding(section, entry)}</p>
            <Button
              kind="secondary"
              type="button"
              busy={toggle.busy}
              onClick={() => void toggle.run()}
            >
              {say(entry.active ? HIDE : SHOW)}
            </Button>
          </div>
        )}
      </section>
      <Preview fields={section.fields} content={content} />
    </div>
  );
}

const hiding = ({ hiding: means }: Section, entry: Entry) =>
  typeof means === "function" ? means(entry) : say(means);

const anchor = (path: string) =>
  path === "entry_id" ? DAY_ID : path.startsWith("content.") ? idOf(path.slice(8)) : undefined;

function newId(section: Section, content: Content, date: string, taken: readonly string[]): string {
  if (section.newId === "day") return date || "-";
  const first = section.fields[0]?.name ?? "";
  const value = content[first];
  const words = typeof value === "string" ? value : (value as { id: string } | null)?.id;
  return unused(slug(words ?? ""), taken);
}

/** A refusal says which field it means, and in which language a text is missing. */
async function inWords<T>(fields: readonly Field[], act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    const worded = thrown.fields.map((one) => {
      const name = one.field.startsWith("content.") && named(fields, one.field.slice(8), say);
      return name ? { ...one, message: `${name}: ${one.message}` } : one;
    });
    const { status, code, title, detail, reference } = thrown;
    throw new Problem(status, code, title, detail, worded, reference);
  }
}
