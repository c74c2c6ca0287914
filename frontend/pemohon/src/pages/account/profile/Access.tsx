import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Select } from "bersama/components/fields.tsx";
import { Page } from "bersama/components/Page.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { More, Show } from "bersama/components/shown.tsx";
import { dayOf, moment } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { usePaged } from "bersama/paging.ts";
import { useState } from "preact/hooks";

import { permitTypes, typeName } from "../../following/types.ts";
import { Back } from "./Back.tsx";

const TITLE: Text = { id: "Siapa yang membuka dokumen Anda", en: "Who opened your documents" };
const LEAD: Text = {
  id: "Setiap kali petugas membuka dokumen Anda, itu tercatat di sini (UU 27/2022).",
  en: "Whenever an officer opens one of your documents, it is recorded here (Law 27 of 2022).",
};
const WHICH: Text = { id: "Permohonan", en: "Application" };
const CHOOSE: Text = { id: "Pilih permohonan…", en: "Choose an application…" };
const NONE: Text = {
  id: "Belum ada yang membuka dokumen.",
  en: "Nobody has opened a document yet.",
};
const NO_APPLICATION: Text = {
  id: "Belum ada permohonan yang dikirim.",
  en: "No application has been sent in yet.",
};
const LOOKED: Record<Schemas["OpenedDocument"]["how"], Text> = {
  fetched: {
    id: "Berkas {document} dikirim ke perangkat {name} ({role})",
    en: "{document} was sent to the device of {name} ({role})",
  },
  shown: { id: "{name} ({role}) melihat {document}", en: "{name} ({role}) looked at {document}" },
};

const load = async () => {
  const [types, page] = await Promise.all([
    permitTypes(),
    answer(api.GET("/api/applications", { params: { query: { limit: 50 } } })),
  ]);
  return { types, sent: page.items.filter((item) => item.submitted_at !== null) };
};

export default function Access() {
  const all = useLoaded(load, []);
  const [chosen, setChosen] = useState("");
  return (
    <>
      <Back />
      <Page title={say(TITLE)} narrow>
        <p class="govuk-body">{say(LEAD)}</p>
        <Show loaded={all}>
          {({ types, sent }) =>
            sent.length === 0 ? (
              <p class="govuk-body">{say(NO_APPLICATION)}</p>
            ) : (
              <Select
                id="application"
                label={say(WHICH)}
                prompt={say(CHOOSE)}
                options={sent.map((item) => ({
                  value: item.application_id,
                  label: `${say(typeName(types, item.type_id))}, ${item.receipt}, ${dayOf(item.created_at)}`,
                }))}
                value={chosen}
                onValue={setChosen}
              />
            )
          }
        </Show>
        {chosen && <Views key={chosen} id={chosen} />}
      </Page>
    </>
  );
}

function Views({ id }: { id: string }) {
  const views = usePaged<Schemas["OpenedDocument"], Schemas["OpenedPage"]>(
    (cursor) =>
      answer(
        api.GET("/api/applications/{application_id}/views", {
          params: { path: { application_id: id }, query: { limit: 25, cursor } },
        }),
      ),
    [id],
  );
  return (
    <>
      <Show loaded={views}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="govuk-body">{say(NONE)}</p>
          ) : (
            <ul class="govuk-list app-rows">
              {items.map((view) => (
                <li key={view.at + view.how + view.document}>
                  <p class="govuk-body">
                    {say(LOOKED[view.how], {
                      name: view.officer_name,
                      role: view.role_label,
                      document: view.document_label,
                    })}
                    <span class="app-line app-quiet">{moment(view.at)}</span>
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Show>
      <ErrorSummary problem={views.more?.problem ?? null} />
      {views.more && <More busy={views.more.busy} onMore={() => void views.more?.run()} />}
    </>
  );
}
