import { answer, api } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { DateField } from "bersama/components/DateField.tsx";
import { Radios } from "bersama/components/fields.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button, Show } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { dayOf } from "bersama/format.ts";
import { forget, keep, kept } from "bersama/kept.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct, useLoaded } from "bersama/loading.ts";
import { Fragment } from "preact";
import { useLocation } from "preact-iso";

import { Icon } from "../../components/Icon.tsx";
import { KeyHint } from "../../components/KeyHint.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { PrintedArea, PrintedField } from "../../components/Printed.tsx";
import { StateTag } from "../../components/StateTag.tsx";
import { useKeys } from "../../keys/useKeys.ts";
import { Photos } from "./Photos.tsx";
import { bodyOf, type Typed, typedOf, type Visit } from "./visit.ts";
import "./visit.scss";

const TITLE: Text = { id: "Tinjauan lapangan", en: "Field visit" };
const BACK: Text = { id: "Tinjauan", en: "Review" };
const BACK_KEY: Text = { id: "kembali ke tinjauan", en: "back to the review" };
const NOTES: Text = { id: "Hasil lapangan", en: "What was seen" };
const PLANNED: Text = { id: "Direncanakan pada", en: "Planned on" };
const PLANNED_HINT: Text = {
  id: "Tanggal baru diberitahukan kepada pemohon saat disimpan.",
  en: "A new day is told to the applicant when it is saved.",
};
const VISITED: Text = { id: "Dikunjungi pada", en: "Visited on" };
const PLACE: Text = { id: "Tempat yang diperiksa", en: "Place that was looked at" };
const FINDINGS: Text = { id: "Catatan lapangan", en: "What was found" };
const RESULT: Text = { id: "Hasil pemeriksaan", en: "Result" };
const RESULTS: Record<NonNullable<Visit["result"]>, Text> = {
  fit: { id: "Memenuhi syarat", en: "Meets the requirements" },
  fit_after_repair: {
    id: "Memenuhi syarat setelah perbaikan",
    en: "Meets the requirements after repairs",
  },
  unfit: { id: "Tidak memenuhi syarat", en: "Does not meet the requirements" },
};
const PEOPLE: Text = { id: "Yang memeriksa", en: "Who was there" };
const PEOPLE_HINT: Text = {
  id: "Satu orang per baris: nama, lalu koma dan jabatannya.",
  en: "One person a line: the name, then a comma and the position.",
};
const SAVE: Text = { id: "Simpan", en: "Save" };
const SAVED: Text = { id: "Tersimpan.", en: "Saved." };
const HAND_IN: Text = { id: "Serahkan berita acara", en: "Hand in the minutes" };
const HAND_IN_HINT: Text = {
  id: "Simpan dahulu. Berita acara yang diserahkan tidak dapat diubah lagi.",
  en: "Save first. Minutes that were handed in cannot be changed any more.",
};
const DONE: Text = {
  id: "Berita acara diserahkan. Tahap ini dapat disetujui.",
  en: "The minutes were handed in. This step can be approved.",
};
const MINUTES: Text = { id: "Berita acara", en: "Minutes" };
const OPEN_MINUTES: Text = { id: "Buka berita acara (PDF)", en: "Open the minutes (PDF)" };

/** `/petugas/berkas/:id/tinjauan` */
export default function FieldVisit({ id }: { id: string }) {
  const params = { path: { application_id: id } };
  const visit = useLoaded(
    () => answer(api.GET("/api/officer/applications/{application_id}/field-visit", { params })),
    [id],
  );
  const { route } = useLocation();
  const back = () => route(`/petugas/berkas/${id}`, true);
  useKeys([{ keys: "Escape", does: BACK_KEY, act: back }]);
  return (
    <div class="app-visit">
      <div class="app-visit__head">
        <button type="button" class="app-button app-button--small" onClick={back}>
          <Icon name="back" size={14} /> {say(BACK)} <KeyHint keys="Esc" />
        </button>
        <PageHead title={say(TITLE)} />
      </div>
      <Show loaded={visit}>
        {(found) => (
          <div class="app-visit__parts">
            {found.completed_at ? (
              <HandedIn visit={found} />
            ) : (
              <Writing id={id} visit={found} onWritten={visit.put} />
            )}
            <div>
              <Photos id={id} visit={found} onChanged={visit.put} />
              {!found.completed_at && <HandingIn id={id} visit={found} onDone={visit.put} />}
            </div>
          </div>
        )}
      </Show>
    </div>
  );
}

interface Part {
  id: string;
  visit: Visit;
}

function Writing({ id, visit, onWritten }: Part & { onWritten: (visit: Visit) => void }) {
  const name = `visit.${id}`;
  const form = useForm<Typed>(
    typedOf(visit),
    async (typed) => {
      const written = await answer(
        api.PUT("/api/officer/applications/{application_id}/field-visit", {
          params: { path: { application_id: id } },
          body: bodyOf(typed, visit.version),
        }),
      );
      forget(name);
      onWritten(written);
    },
    { restore: () => kept<Partial<Typed>>(name) ?? {}, changed: (typed) => keep(name, typed) },
  );
  const results = Object.entries(RESULTS).map(([value, label]) => ({ value, label: say(label) }));
  return (
    <section class="app-panel">
      <div class="app-panel__head">
        <h2>{say(NOTES)}</h2>
      </div>
      <div class="app-panel__body">
        <ActForm
          act={form}
          label={say(SAVE)}
          beside={form.done && <StateTag state="accepted">{say(SAVED)}</StateTag>}
        >
          <div class="app-visit__days">
            <DateField
              {...form.field("planned", "planned_on")}
              label={say(PLANNED)}
              hint={say(PLANNED_HINT)}
              optional
            />
            <DateField {...form.field("visited", "visited_on")} label={say(VISITED)} optional />
          </div>
          <PrintedField {...form.field("place")} label={say(PLACE)} />
          <PrintedArea {...form.field("findings")} label={say(FINDINGS)} maxLength={4000} />
          <Radios {...form.field("result")} label={say(RESULT)} options={results} />
          <PrintedArea
            {...form.field("people")}
            label={say(PEOPLE)}
            hint={say(PEOPLE_HINT)}
            rows={3}
          />
        </ActForm>
      </div>
    </section>
  );
}

function HandingIn({ id, visit, onDone }: Part & { onDone: (visit: Visit) => void }) {
  const act = useAct(async () => {
    onDone(
      await answer(
        api.POST("/api/officer/applications/{application_id}/field-visit/completion", {
          params: { path: { application_id: id } },
          body: { version: visit.version },
        }),
      ),
    );
  });
  return (
    <section class="app-panel">
      <div class="app-panel__head">
        <h2>{say(MINUTES)}</h2>
      </div>
      <div class="app-panel__body">
        <ErrorSummary problem={act.problem} />
        <p class="app-quiet">{say(HAND_IN_HINT)}</p>
        <Button busy={act.busy} onClick={() => void act.run()}>
          {say(HAND_IN)}
        </Button>
      </div>
    </section>
  );
}

function HandedIn({ visit }: { visit: Visit }) {
  const facts: readonly (readonly [Text, string])[] = [
    [VISITED, visit.visited_on ? dayOf(visit.visited_on) : ""],
    [PLACE, visit.place],
    [FINDINGS, visit.findings],
    [RESULT, visit.result ? say(RESULTS[visit.result]) : ""],
    [PEOPLE, typedOf(visit).people],
  ];
  return (
    <section class="app-panel">
      <div class="app-panel__head">
        <h2>{say(MINUTES)}</h2>
        {visit.minutes_url && (
          <a class="app-button" href={visit.minutes_url} target="_blank" rel="noopener">
            {say(OPEN_MINUTES)}
          </a>
        )}
      </div>
      <div class="app-panel__body">
        <p>
          <StateTag state="accepted">{say(DONE)}</StateTag>
        </p>
        <dl class="app-facts">
          {facts.map(([label, value]) => (
            <Fragment key={label.id}>
              <dt>{say(label)}</dt>
              <dd class="app-pre">{value}</dd>
            </Fragment>
          ))}
        </dl>
      </div>
    </section>
  );
}
