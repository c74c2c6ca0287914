// Published research results: hidden with a reason that its author reads, and shown again.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { dayOf } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { usePaged } from "bersama/paging.ts";
import { useLocation } from "preact-iso";

import { PageHead } from "../../components/PageHead.tsx";
import { Judge } from "./Judge.tsx";
import { Moderated } from "./Moderated.tsx";
import "./moderation.scss";

type Item = Schemas["ModeratedPublication"];

const TITLE: Text = { id: "Hasil penelitian", en: "Research results" };
const ABOUT: Text = {
  id: "Yang disembunyikan tidak terlihat oleh warga; penulis membaca alasannya.",
  en: "What is hidden is not seen by citizens; its author reads why.",
};
const STATES = [
  { state: "published", label: { id: "Tampil", en: "Shown" } },
  { state: "hidden", label: { id: "Disembunyikan", en: "Hidden" } },
] as const;
const NONE: Text = { id: "Tidak ada hasil penelitian di sini.", en: "There is no result here." };
const SAID: Text = { id: "{author}, terbit {when}", en: "{author}, published {when}" };
const HIDE: Text = { id: "Sembunyikan", en: "Hide" };
const SHOW: Text = { id: "Tampilkan lagi", en: "Show again" };
const WHY: Text = { id: "Alasan, dibaca oleh penulisnya", en: "Reason, which its author reads" };

export default function Research() {
  const { query } = useLocation();
  const state = query.keadaan === "hidden" ? "hidden" : "published";
  const found = usePaged(
    (cursor: string | null) =>
      answer(api.GET("/api/admin/publications", { params: { query: { state, cursor } } })),
    [state],
  );
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(ABOUT)} />
      <Moderated
        label={say(TITLE)}
        path="/petugas/penelitian"
        states={STATES}
        state={state}
        found={found}
        keyOf={(item: Item) => item.publication_id}
        none={say(NONE)}
      >
        {(item) => (
          <>
            <h2>{item.title}</h2>
            <p class="app-quiet">
              {say(SAID, { author: item.author, when: dayOf(item.published_at) })}
            </p>
            <Judge
              name={item.title}
              bad={{
                label: state === "published" ? HIDE : SHOW,
                why: WHY,
                act: (reason) => moderate(item, reason),
              }}
              onJudged={() => found.again()}
            />
          </>
        )}
      </Moderated>
    </>
  );
}

async function moderate({ publication_id, hidden }: Item, reason: string) {
  const options = { params: { path: { publication_id } }, body: { reason } };
  await answer(
    hidden
      ? api.POST("/api/admin/publications/{publication_id}/show", options)
      : api.POST("/api/admin/publications/{publication_id}/hide", options),
  );
}
