// The office's own data: a list of entries of one kind, and one of them to be changed.

import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { dayOf } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useLocation } from "preact-iso";

import { ChooseOne } from "../../components/ChooseOne.tsx";
import { Icon } from "../../components/Icon.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import NotFound from "../NotFound.tsx";
import { EntryForm } from "./EntryForm.tsx";
import { empty } from "./model.ts";
import type { Entry, Section } from "./section.ts";
import { SECTIONS } from "./sections.ts";
import "./office.scss";

const OTHERS: Text = { id: "Data kantor", en: "Office data" };
const NEW: Text = { id: "Tambah", en: "Add" };
const HIDDEN: Text = { id: "disembunyikan", en: "hidden" };
const DEFAULT: Text = { id: "bawaan", en: "as shipped" };
const CHANGED: Text = { id: "diubah {when}", en: "changed {when}" };
const CHOOSE: Text = { id: "Pilih satu untuk diubah.", en: "Choose one to change." };
const NOTHING: Text = { id: "Belum ada.", en: "There is none yet." };
/** Where an entry would stand in the address. */
const NEW_ENTRY = "baru";

export default function OfficeData({ section: key, entry }: { section?: string; entry?: string }) {
  const section = SECTIONS.find((one) => one.key === (key ?? SECTIONS[0]?.key));
  if (!section) return <NotFound />;
  return <OfSection key={section.key} section={section} chosen={entry} />;
}

function OfSection({ section, chosen }: { section: Section; chosen: string | undefined }) {
  const { route } = useLocation();
  const found = useLoaded(section.list, [section.key]);
  const items = found.value?.items ?? [];
  const here = `/petugas/kantor/${section.key}`;
  const entry: Entry | undefined =
    chosen === NEW_ENTRY
      ? { entry_id: "", version: 0, active: true, changed_at: null, content: empty(section.fields) }
      : items.find(({ entry_id }) => entry_id === chosen);
  return (
    <>
      <PageHead title={say(section.title)} aside={say(section.about)}>
        {section.beside && (
          <a class="app-button" href={section.beside.href}>
            {say(section.beside.label)}
          </a>
        )}
        {section.newId && (
          <a class="app-button" href={`${here}/${NEW_ENTRY}`}>
            <Icon name="plus" /> {say(NEW)}
          </a>
        )}
      </PageHead>
      <nav class="app-views" aria-label={say(OTHERS)}>
        {SECTIONS.map(({ key, title }) => (
          <a
            key={key}
            href={`/petugas/kantor/${key}`}
            aria-current={key === section.key ? "page" : undefined}
          >
            {say(title)}
          </a>
        ))}
      </nav>
      <div class="app-office">
        <nav class="app-mails" aria-label={say(section.title)}>
          {found.state === "failed" && !found.value && (
            <FailedToLoad problem={found.problem} again={() => void found.again()} />
          )}
          {!found.value && found.state === "loading" && <Loading />}
          {found.value && items.length === 0 && <p class="app-blank">{say(NOTHING)}</p>}
          <ul>
            {items.map((one) => (
              <li key={one.entry_id}>
                <a
                  href={`${here}/${one.entry_id}`}
                  aria-current={one.entry_id === chosen ? "page" : undefined}
                >
                  <b>{section.row(one)}</b>
                  <small>
                    {one.changed_at ? say(CHANGED, { when: dayOf(one.changed_at) }) : say(DEFAULT)}
                    {!one.active && `, ${say(HIDDEN)}`}
                  </small>
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {entry ? (
          <EntryForm
            key={`${chosen}-${entry.version}`}
            section={section}
            entry={entry}
            taken={items.map(({ entry_id }) => entry_id)}
            onSaved={async (saved) => {
              await found.again();
              route(`${here}/${saved.entry_id}`, true);
            }}
          />
        ) : (
          <ChooseOne of={items} prompt={CHOOSE} />
        )}
      </div>
    </>
  );
}
