import { answer, api } from "bersama/api/client.ts";
import { Show } from "bersama/components/shown.tsx";
import { moment } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { eventName } from "./wording.ts";

const NONE: Text = { id: "Belum ada catatan.", en: "There are no notes yet." };
const NUMBER: Text = { id: "No", en: "No." };
const DATE: Text = { id: "Tanggal", en: "Date" };
const NOTE: Text = { id: "Catatan", en: "Note" };

/** What the office has noted for the applicant to read. */
export function Notes({ id }: { id: string }) {
  const params = { path: { application_id: id } };
  const notes = useLoaded(
    () => answer(api.GET("/api/applications/{application_id}/notes", { params })),
    [id],
  );
  return (
    <Show loaded={notes}>
      {({ items }) =>
        items.length === 0 ? (
          <p class="govuk-body">{say(NONE)}</p>
        ) : (
          <div class="app-scroll">
            <table class="govuk-table">
              <thead class="govuk-table__head">
                <tr class="govuk-table__row">
                  {[NUMBER, DATE, NOTE].map((heading) => (
                    <th class="govuk-table__header" scope="col" key={heading.id}>
                      {say(heading)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody class="govuk-table__body">
                {items.map((note, index) => (
                  <tr class="govuk-table__row" key={note.number}>
                    <td class="govuk-table__cell">{index + 1}</td>
                    <td class="govuk-table__cell">{moment(note.at)}</td>
                    <td class="govuk-table__cell">
                      <strong>{eventName(note.event)}</strong> ({note.by})
                      {note.text && <span class="app-line app-pre">{note.text}</span>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      }
    </Show>
  );
}
