import { later } from "bersama/components/later.tsx";
import { Page } from "bersama/components/Page.tsx";
import { Notice, Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";

import { documentsFor, pathOf, useApplication } from "../application.ts";
import { Back } from "../Back.tsx";
import { Closed } from "../Closed.tsx";
import { DocumentRows } from "./DocumentRows.tsx";

const Papers = later(async () => (await import("./Papers.tsx")).Papers);

const TITLE: Text = { id: "Unggah dokumen", en: "Upload documents" };
const HOW: Text = {
  id: "Dokumen harus jelas, tidak buram, dan tanpa tanda air aplikasi. Tiap berkas diperiksa otomatis begitu sampai.",
  en: "Documents must be clear and sharp, without the watermark of an app. Each file is checked as soon as it arrives.",
};
const COUNT: Text = {
  id: "{done} dari {all} dokumen siap.",
  en: "{done} of {all} {all:document is|documents are} ready.",
};
const ALL_DONE: Text = { id: "Semua dokumen siap.", en: "All documents are ready." };
const GO_ON: Text = { id: "Periksa dan kirim", en: "Check and send" };
const OVERVIEW: Text = {
  id: "Kembali ke langkah permohonan",
  en: "Back to the steps of the application",
};

/** `/permohonan/:id/dokumen` */
export default function Documents({ id }: { id: string }) {
  const loaded = useApplication(id);
  return (
    <Page title={say(TITLE)} caption={loaded.value?.application.type_name} narrow>
      <Show loaded={loaded}>
        {({ application, rules }) => {
          if (application.phase !== "draft") return <Closed application={application} />;
          const required = application.documents.filter((document) => document.required);
          const done = required.filter((document) => document.state === "clean").length;
          const open = application.shortcomings.some((item) => item.field.startsWith("documents."));
          return (
            <>
              <Back href={pathOf(id)} />
              <p class="govuk-body">{say(HOW)}</p>
              <p class="govuk-body govuk-!-font-weight-bold" role="status">
                {open ? say(COUNT, { done, all: required.length }) : say(ALL_DONE)}
              </p>
              <Papers
                application={application}
                onFresh={(fresh) => loaded.put({ rules, application: fresh })}
              />
              <DocumentRows
                application={application}
                requirements={documentsFor(rules, application.kind)}
                onFresh={(fresh) => loaded.put({ rules, application: fresh })}
              />
              {open ? (
                <a class="govuk-button govuk-button--secondary" href={pathOf(id)}>
                  {say(OVERVIEW)}
                </a>
              ) : (
                <Notice tone="good">
                  <p class="govuk-body">{say(ALL_DONE)}</p>
                  <a
                    class="govuk-button app-flat"
                    href={pathOf(id, application.shortcomings.length === 0 ? "periksa" : "")}
                  >
                    {say(application.shortcomings.length === 0 ? GO_ON : OVERVIEW)}
                  </a>
                </Notice>
              )}
            </>
          );
        }}
      </Show>
    </Page>
  );
}
