// A complaint about the service. What is typed here is kept nowhere but on the page: telephones are
// shared, and whoever complains without a name must leave nothing behind.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { session, sessionProblem } from "bersama/api/session.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Radios, TextArea } from "bersama/components/fields.tsx";
import { Page } from "bersama/components/Page.tsx";
import { Loading, Show } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { number } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useState } from "preact/hooks";

import { Filed, type Sent } from "./Filed.tsx";
import { Outside } from "./Outside.tsx";

const TITLE: Text = { id: "Pengaduan", en: "Complaints" };
const LEAD: Text = {
  id: "Ada yang salah dalam pelayanan kami? Sampaikan di sini. Pengaduan tidak memengaruhi permohonan Anda.",
  en: "Is something wrong with our service? Tell us here. A complaint does not affect your applications.",
};
const FOLLOW: Text = { id: "Lihat hasil dengan kode", en: "See the outcome by its code" };
const OWN: Text = { id: "Pengaduan Anda", en: "Your complaints" };
const CATEGORY: Text = { id: "Tentang apa?", en: "What is it about?" };
const WITHIN: Text = {
  id: "Hasil dalam {days} hari kerja",
  en: "Outcome within {days} working {days:day|days}",
};
const TEXT: Text = { id: "Apa yang terjadi?", en: "What happened?" };
const TEXT_HINT: Text = {
  id: "Kapan, di mana, dan apa yang Anda harapkan. Paling banyak {characters} huruf.",
  en: "When, where, and what you expect. At most {characters} characters.",
};
const WHO: Text = { id: "Mengadu sebagai siapa?", en: "As whom do you complain?" };
const AS_ME: Text = { id: "Dengan akun saya", en: "With my account" };
const AS_ME_HINT: Text = { id: "Jawabannya kami kabarkan.", en: "We tell you what we answer." };
const NAMELESS: Text = { id: "Tanpa nama", en: "Without a name" };
const NAMELESS_HINT: Text = {
  id: "Kami tidak tahu siapa Anda. Hasilnya dilihat dengan kode.",
  en: "We do not know who you are. You see the outcome by a code.",
};
const SIGNED_OUT: Text = {
  id: "Anda tidak masuk ke akun, jadi pengaduan ini tanpa nama. Anda mendapat kode untuk melihat hasilnya.",
  en: "You are not signed in, so this complaint is without a name. You get a code by which you see the outcome.",
};
const SEND: Text = { id: "Kirim pengaduan", en: "Send the complaint" };

const EMPTY = { category: "", text: "", who: "" };

export default function Complain() {
  const loaded = useLoaded(() => answer(api.GET("/api/complaint-form")), []);
  const [sent, setSent] = useState<Sent>();
  const isCitizen = session.value?.kind === "citizen";
  const whoIsKnown = session.value !== undefined || sessionProblem.value;
  const form = useForm(EMPTY, async ({ category, text, who }) => {
    const body = { category, text };
    const named = isCitizen && who !== "nameless";
    setSent(
      named
        ? await answer(api.POST("/api/own-complaints", { body }))
        : await answer(api.POST("/api/complaints", { body })),
    );
    form.put(EMPTY);
  });
  if (sent) return <Filed sent={sent} />;
  return (
    <Page title={say(TITLE)} narrow>
      <p class="govuk-body app-lead">{say(LEAD)}</p>
      <p class="govuk-body">
        {isCitizen && (
          <>
            <a class="govuk-link" href="/pengaduan/saya">
              {say(OWN)}
            </a>
            {" · "}
          </>
        )}
        <a class="govuk-link" href="/pengaduan/ikuti">
          {say(FOLLOW)}
        </a>
      </p>
      <Show loaded={loaded}>
        {({ categories, characters }) =>
          !whoIsKnown ? (
            <Loading />
          ) : (
            <ActForm act={form} label={say(SEND)}>
              <Radios
                {...form.field("category")}
                label={say(CATEGORY)}
                options={categories.map(inWords)}
              />
              <TextArea
                {...form.field("text")}
                label={say(TEXT)}
                hint={say(TEXT_HINT, { characters: number(characters) })}
                rows={8}
              />
              {isCitizen ? (
                <Radios
                  {...form.field("who")}
                  value={form.values.who || "me"}
                  label={say(WHO)}
                  options={[
                    { value: "me", label: say(AS_ME), hint: say(AS_ME_HINT) },
                    { value: "nameless", label: say(NAMELESS), hint: say(NAMELESS_HINT) },
                  ]}
                />
              ) : (
                <p class="govuk-body">{say(SIGNED_OUT)}</p>
              )}
            </ActForm>
          )
        }
      </Show>
      <Outside />
    </Page>
  );
}

const inWords = ({ id, name, days }: Schemas["ComplaintCategoryView"]) => ({
  value: id,
  label: name,
  hint: say(WITHIN, { days }),
});
