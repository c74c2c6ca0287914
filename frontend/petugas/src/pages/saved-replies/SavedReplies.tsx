// Replies that officers give often, kept in both languages with what is filled in.

import { ActForm } from "bersama/components/ActForm.tsx";
import { Checkbox, TextArea, TextField } from "bersama/components/fields.tsx";
import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useLocation } from "preact-iso";

import { type Kept, keepReply, keptReplies } from "../../api/saved-replies.ts";
import { ChooseOne } from "../../components/ChooseOne.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { StateTag } from "../../components/StateTag.tsx";

const TITLE: Text = { id: "Balasan tersimpan", en: "Saved replies" };
const LEAD: Text = {
  id: "Ditawarkan di samping pesan pemohon.",
  en: "Offered beside applicants' messages.",
};
const LIST: Text = { id: "Balasan", en: "Replies" };
const NEW: Text = { id: "Balasan baru", en: "New reply" };
const HIDDEN: Text = { id: "Disembunyikan", en: "Hidden" };
const CHOOSE: Text = { id: "Pilih balasan.", en: "Choose a reply." };
const CODE: Text = { id: "Kode", en: "Code" };
const CODE_HINT: Text = {
  id: "Huruf kecil, angka, dan tanda hubung, misalnya surat-sehat. Tidak berubah lagi.",
  en: "Small letters, digits and hyphens, such as surat-sehat. It never changes.",
};
const NAME_ID: Text = { id: "Judul, bahasa Indonesia", en: "Title, Indonesian" };
const NAME_EN: Text = { id: "Judul, bahasa Inggris", en: "Title, English" };
const TEXT_ID: Text = { id: "Isi, bahasa Indonesia", en: "Text, Indonesian" };
const TEXT_EN: Text = { id: "Isi, bahasa Inggris", en: "Text, English" };
const FILLED: Text = { id: "Terisi sendiri: {names}", en: "Filled in: {names}" };
const ORDER: Text = { id: "Urutan", en: "Order" };
const OFFERED: Text = { id: "Ditawarkan kepada petugas", en: "Offered to officers" };
const SAVE: Text = { id: "Simpan", en: "Save" };
const SAVED: Text = { id: "Tersimpan.", en: "Saved." };

export const REPLIES = "/petugas/balasan";
const NEW_ID = "baru";

export default function SavedReplies({ reply }: { reply?: string }) {
  const { route } = useLocation();
  const loaded = useLoaded(keptReplies, []);
  const items = loaded.value?.items ?? [];
  const chosen = items.find(({ entry_id }) => entry_id === reply);
  const placeholders = loaded.value?.placeholders ?? [];
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(LEAD)}>
        <a class="app-button app-button--first" href={`${REPLIES}/${NEW_ID}`}>
          {say(NEW)}
        </a>
      </PageHead>
      <div class="app-inbox">
        <nav class="app-mails" aria-label={say(LIST)}>
          {loaded.state === "failed" && !loaded.value && (
            <FailedToLoad problem={loaded.problem} again={() => void loaded.again()} />
          )}
          {!loaded.value && loaded.state === "loading" && <Loading />}
          <ul>
            {items.map((one) => (
              <li key={one.entry_id}>
                <a
                  href={`${REPLIES}/${one.entry_id}`}
                  aria-current={one.entry_id === reply ? "page" : undefined}
                >
                  <b>{say(one.content.title)}</b>
                  {!one.active && <StateTag state="waiting">{say(HIDDEN)}</StateTag>}
                  <span class="app-mails__words">{say(one.content.text)}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {loaded.value && (chosen || reply === NEW_ID) ? (
          <Edit
            key={`${reply}${chosen?.version}`}
            entry={chosen}
            placeholders={placeholders}
            onSaved={async (entry_id) => {
              await loaded.again();
              route(`${REPLIES}/${entry_id}`, true);
            }}
          />
        ) : (
          <ChooseOne of={items} prompt={CHOOSE} />
        )}
      </div>
    </>
  );
}

function Edit({
  entry,
  placeholders,
  onSaved,
}: {
  entry: Kept | undefined;
  placeholders: readonly string[];
  onSaved: (entry_id: string) => Promise<void>;
}) {
  const form = useForm(
    {
      entry_id: entry?.entry_id ?? "",
      title_id: entry?.content.title.id ?? "",
      title_en: entry?.content.title.en ?? "",
      text_id: entry?.content.text.id ?? "",
      text_en: entry?.content.text.en ?? "",
      order: `${entry?.content.order ?? 1000}`,
      active: entry?.active ?? true,
    },
    async (values) => {
      const { entry_id, active } = values;
      await keepReply(entry_id.trim(), {
        version: entry?.version ?? 0,
        active,
        content: {
          title: { id: values.title_id, en: values.title_en },
          text: { id: values.text_id, en: values.text_en },
          order: Number(values.order) || 0,
        },
      });
      await onSaved(entry_id.trim());
    },
  );
  const names = placeholders.map((name) => `{${name}}`).join(" ");
  return (
    <section class="app-talk" aria-label={say(entry ? entry.content.title : NEW)}>
      <h2>{say(entry ? entry.content.title : NEW)}</h2>
      <ActForm act={form} label={say(SAVE)}>
        {!entry && (
          <TextField {...form.field("entry_id")} label={say(CODE)} hint={say(CODE_HINT)} />
        )}
        <TextField {...form.field("title_id", "content.title.id")} label={say(NAME_ID)} />
        <TextArea
          {...form.field("text_id", "content.text.id")}
          label={say(TEXT_ID)}
          hint={say(FILLED, { names })}
        />
        <TextField {...form.field("title_en", "content.title.en")} label={say(NAME_EN)} />
        <TextArea {...form.field("text_en", "content.text.en")} label={say(TEXT_EN)} />
        <TextField {...form.field("order", "content.order")} label={say(ORDER)} width={5} />
        <Checkbox {...form.field("active")} label={say(OFFERED)} />
        <p role="status">{form.done && say(SAVED)}</p>
      </ActForm>
    </section>
  );
}
