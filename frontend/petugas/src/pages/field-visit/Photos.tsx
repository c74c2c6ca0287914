// Photos of the visit: made smaller on the device, sent straight to storage, and checked there.

import { answer, api } from "bersama/api/client.ts";
import { Problem } from "bersama/api/problem.ts";
import { postFile } from "bersama/api/upload.ts";
import { sentence } from "bersama/berkas/pesan.ts";
import { prepare } from "bersama/berkas/prepare.ts";
import { FileField } from "bersama/components/FileField.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { language, say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { until } from "bersama/until.ts";

import { isChecking, type Visit } from "./visit.ts";

const TITLE: Text = { id: "Foto lapangan", en: "Photos of the place" };
const HINT: Text = {
  id: "JPG. Foto yang terlalu besar diperkecil di perangkat ini sebelum dikirim.",
  en: "JPG. A photo that is too large is made smaller on this device before it is sent.",
};
const NONE: Text = { id: "Belum ada foto.", en: "No photo yet." };
const ADD: Text = { id: "Tambah foto", en: "Add a photo" };
const REMOVE: Text = { id: "Hapus {photo}", en: "Remove {photo}" };
const PHOTO: Text = { id: "Foto {number}", en: "Photo {number}" };
const CHECKING: Text = { id: "sedang diperiksa…", en: "being checked…" };
const NOT_SENT: Text = { id: "Foto belum terkirim", en: "The photo was not sent" };

/** `onChanged` gets the visit as it is after a photo came or went. */
export function Photos({
  id,
  visit,
  onChanged,
}: {
  id: string;
  visit: Visit;
  onChanged: (visit: Visit) => void;
}) {
  const path = { application_id: id };
  const read = () =>
    answer(api.GET("/api/officer/applications/{application_id}/field-visit", { params: { path } }));
  const add = useAct(async (file: File) => {
    const rule = { formats: ["jpg"] as const, maxBytes: 1_000_000 };
    const fitted = await prepare(file, rule);
    if (fitted.kind === "refused")
      throw new Problem(400, fitted.code, say(NOT_SENT), sentence(fitted, language.value));
    const { form } = await answer(
      api.POST("/api/officer/applications/{application_id}/field-visit/photos", {
        params: { path },
        body: { media_type: "image/jpeg" },
      }),
    );
    await postFile(form, fitted.file, () => {});
    onChanged(await until(read, (found) => !isChecking(found)));
  });
  const remove = useAct(async (photo: string) => {
    await answer(
      api.DELETE("/api/officer/applications/{application_id}/field-visit/photos/{photo_id}", {
        params: { path: { ...path, photo_id: photo } },
      }),
    );
    onChanged(await read());
  });
  const isOpen = visit.completed_at === null;
  return (
    <section class="app-panel">
      <div class="app-panel__head">
        <h2>{say(TITLE)}</h2>
      </div>
      <div class="app-panel__body">
        <ErrorSummary problem={add.problem ?? remove.problem} />
        {visit.photos.length === 0 && <p class="app-quiet">{say(NONE)}</p>}
        <ul class="app-visit__photos">
          {visit.photos.map((photo, index) => {
            const name = say(PHOTO, { number: index + 1 });
            return (
              <li key={photo.photo_id}>
                {photo.url ? (
                  <a class="govuk-link" href={photo.url} target="_blank" rel="noopener">
                    <img src={photo.url} alt="" />
                    {name}
                  </a>
                ) : (
                  <>
                    {name}: {photo.verdict ?? say(CHECKING)}
                  </>
                )}{" "}
                {isOpen && (
                  <button
                    type="button"
                    class="app-link"
                    onClick={() => void remove.run(photo.photo_id)}
                  >
                    {say(REMOVE, { photo: name })}
                  </button>
                )}
              </li>
            );
          })}
        </ul>
        {isOpen && (
          <FileField
            id="photo"
            label={say(add.busy ? CHECKING : ADD)}
            hint={say(HINT)}
            accept="image/jpeg"
            onValue={(file) => file && void add.run(file)}
          />
        )}
      </div>
    </section>
  );
}
