// Papers that the office has accepted before: a tick uses them, and nothing is sent again.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Checkbox } from "bersama/components/fields.tsx";
import { ErrorSummary, FailedToLoad } from "bersama/components/problems.tsx";
import { Button } from "bersama/components/shown.tsx";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct, useLoaded } from "bersama/loading.ts";
import { useRef, useState } from "preact/hooks";

import { type Application, getApplication } from "../application.ts";
import { ViewDocument } from "./ViewDocument.tsx";

const TITLE: Text = {
  id: "Dokumen yang sudah ada pada kami",
  en: "Documents that we already have",
};
const WHAT: Text = {
  id: "Pakai lagi tanpa mengunggah. Hapus centang pada dokumen yang sudah berubah, lalu unggah yang baru.",
  en: "Use them again without uploading. Untick any document that has changed, and upload a new one.",
};
const ACCEPTED: Text = {
  id: "Diterima petugas {day}, dari {permit} ({receipt}).",
  en: "Accepted by an officer on {day}, from {permit} ({receipt}).",
};
const REGISTERED: Text = {
  id: "Anda unggah saat mendaftar, {day}.",
  en: "You uploaded it when you registered, {day}.",
};
const UNTIL: Text = { id: "Dapat dipakai sampai {day}.", en: "Can be used until {day}." };
const USE: Text = {
  id: "Pakai {count} dokumen",
  en: "Use {count} {count:document|documents}",
};
const NONE: Text = { id: "Centang dokumen yang dipakai", en: "Tick the documents to use" };
const USED: Text = {
  id: "{count} dokumen dipakai lagi. Petugas tetap memeriksanya.",
  en: "{count} {count:document is|documents are} used again. An officer still checks {count:it|them}.",
};

type Paper = Schemas["PaperView"];

const TO_COME = ["missing", "refused", "not_received"];

const isToCome = ({ documents }: Application, { document_id }: Paper) =>
  documents.some(
    ({ id, state, mark }) =>
      id === document_id && (TO_COME.includes(state) || (state === "clean" && mark === "refused")),
  );

export function Papers({
  application,
  onFresh,
}: {
  application: Application;
  onFresh: (application: Application) => void;
}) {
  const id = application.application_id;
  const path = { application_id: id };
  const place = useRef<HTMLElement>(null);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [used, setUsed] = useState(0);
  const loaded = useLoaded(
    () => answer(api.GET("/api/applications/{application_id}/papers", { params: { path } })),
    [id],
  );
  const offered = (loaded.value?.items ?? []).filter((paper) => isToCome(application, paper));
  const chosen = offered.filter(({ document_id }) => !left.includes(document_id));
  const act = useAct(async () => {
    const papers = chosen.map(({ document_id, file_id }) => ({ document_id, file_id }));
    await answer(
      api.POST("/api/applications/{application_id}/papers", { params: { path }, body: { papers } }),
    );
    onFresh(await getApplication(id));
    setUsed(papers.length);
    place.current?.focus();
  });
  if (loaded.state === "failed")
    return <FailedToLoad problem={loaded.problem} again={() => void loaded.again()} />;
  return (
    <section ref={place} tabIndex={-1} aria-label={say(TITLE)} class="app-papers">
      <p role="status" class={used ? "app-notice app-notice--good" : "govuk-visually-hidden"}>
        {used > 0 && say(USED, { count: used })}
      </p>
      {offered.length > 0 && (
        <div class="app-notice">
          <h2 class="govuk-heading-s">{say(TITLE)}</h2>
          <p class="govuk-body">{say(WHAT)}</p>
          <ErrorSummary problem={act.problem} anchor={anchorOf} />
          <ul class="app-documents">
            {offered.map((paper) => (
              <li key={paper.document_id} class="app-papers__one">
                <Checkbox
                  id={anchorOf(`documents.${paper.document_id}`)}
                  label={paper.label}
                  hint={whence(paper)}
                  value={!left.includes(paper.document_id)}
                  onValue={(ticked) =>
                    setLeft(
                      ticked
                        ? left.filter((name) => name !== paper.document_id)
                        : [...left, paper.document_id],
                    )
                  }
                />
                <ViewDocument
                  label={paper.label}
                  mediaType={paper.media_type}
                  link={() =>
                    answer(
                      api.GET("/api/applications/{application_id}/papers/{document_id}", {
                        params: { path: { ...path, document_id: paper.document_id } },
                      }),
                    )
                  }
                />
              </li>
            ))}
          </ul>
          {chosen.length > 0 ? (
            <Button type="button" busy={act.busy} onClick={() => void act.run()}>
              {say(USE, { count: chosen.length })}
            </Button>
          ) : (
            <p class="govuk-body app-quiet app-flat">{say(NONE)}</p>
          )}
        </div>
      )}
    </section>
  );
}

const anchorOf = (path: string) => `lama-${path.slice(path.indexOf(".") + 1)}`;

function whence({ origin, receipt, permit, seen_on, good_until }: Paper): string {
  const from =
    origin === "registration"
      ? say(REGISTERED, { day: day(seen_on) })
      : say(ACCEPTED, { day: day(seen_on), permit: permit ?? "", receipt: receipt ?? "" });
  return good_until ? `${from} ${say(UNTIL, { day: day(good_until) })}` : from;
}
