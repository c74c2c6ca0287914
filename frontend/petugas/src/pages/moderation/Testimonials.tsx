// Testimonials, read by an administrator before anybody else does.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { dayOf } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { usePaged } from "bersama/paging.ts";
import { useLocation } from "preact-iso";

import { PageHead } from "../../components/PageHead.tsx";
import { Judge } from "./Judge.tsx";
import { Moderated } from "./Moderated.tsx";
import "./moderation.scss";

type Item = Schemas["ModerationItem"];

const TITLE: Text = { id: "Testimoni", en: "Testimonials" };
const ABOUT: Text = {
  id: "Tampil di situs warga setelah disetujui. Yang menyebut nama orang lain atau menghina tidak ditampilkan.",
  en: "Shown to citizens once approved. What names others or insults is not shown.",
};
const STATES = [
  { state: "waiting", label: { id: "Menunggu", en: "Waiting" } },
  { state: "published", label: { id: "Tampil", en: "Shown" } },
] as const;
const NONE: Text = { id: "Tidak ada testimoni di sini.", en: "There is no testimonial here." };
const SAID: Text = { id: "{name}, {type}, {when}", en: "{name}, {type}, {when}" };
const APPROVE: Text = { id: "Tampilkan", en: "Show" };
const REFUSE: Text = { id: "Tolak", en: "Refuse" };
const TAKE_BACK: Text = { id: "Tarik dari situs", en: "Take back" };
const WHY: Text = {
  id: "Alasan, untuk jejak audit saja; penulis tidak diberi tahu",
  en: "Reason, for the audit alone; its author is not told",
};

export default function Testimonials() {
  const { query } = useLocation();
  const state = query.keadaan === "published" ? "published" : "waiting";
  const found = usePaged(
    (cursor: string | null) =>
      answer(api.GET("/api/admin/testimonials", { params: { query: { state, cursor } } })),
    [state],
  );
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(ABOUT)} />
      <Moderated
        label={say(TITLE)}
        path="/petugas/testimoni"
        states={STATES}
        state={state}
        found={found}
        keyOf={(item: Item) => item.testimonial_id}
        none={say(NONE)}
      >
        {(item) => (
          <>
            <blockquote>{item.text}</blockquote>
            <p class="app-quiet">
              {say(SAID, {
                name: item.first_name,
                type: item.type_name,
                when: dayOf(item.given_at),
              })}
            </p>
            <Judge
              name={item.first_name}
              {...(state === "waiting" && {
                good: {
                  label: APPROVE,
                  act: () => approve(item),
                },
              })}
              bad={{
                label: state === "waiting" ? REFUSE : TAKE_BACK,
                why: WHY,
                act: (reason) => refuse(item, reason),
              }}
              onJudged={() => found.again()}
            />
          </>
        )}
      </Moderated>
    </>
  );
}

const path = ({ testimonial_id }: Item) => ({ params: { path: { testimonial_id } } });

const approve = async (item: Item) => {
  await answer(
    api.POST("/api/admin/testimonials/{testimonial_id}/approve", {
      ...path(item),
      body: { version: item.version },
    }),
  );
};

const refuse = async (item: Item, reason: string) => {
  await answer(
    api.POST("/api/admin/testimonials/{testimonial_id}/refuse", {
      ...path(item),
      body: { version: item.version, reason },
    }),
  );
};
