import { answer, api, type Schemas } from "bersama/api/client.ts";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button, Details, Show, SummaryList } from "bersama/components/shown.tsx";
import { dayOf } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct, useLoaded } from "bersama/loading.ts";

type Sent = Schemas["InvitationListView"];
type State = Schemas["InvitationState"];

const HEAD: Text = { id: "{type}, {day}", en: "{type}, {day}" };
const PEOPLE: Text = {
  id: "{institution}, {rows} orang. Berakhir {until}.",
  en: "{institution}, {rows} {rows:person|people}. Ends on {until}.",
};
const STATES: Record<State, Text> = {
  sent: { id: "Belum menjawab", en: "Not answered" },
  accepted: { id: "Menerima", en: "Accepted" },
  declined: { id: "Menolak", en: "Declined" },
  withdrawn: { id: "Dibatalkan", en: "Withdrawn" },
};
const WAITING: Text = { id: "Siapa yang belum menjawab", en: "Who has not answered" };
const ROW: Text = { id: "Baris {row}: {name}", en: "Row {row}: {name}" };
const WITHDRAW: Text = {
  id: "Batalkan undangan yang belum dijawab",
  en: "Withdraw what is not answered",
};

/** One list: numbers and states. Nobody's papers are here. */
export function List({ list }: { list: Sent }) {
  const { list_id, type_name, institution, rows, created_at, expires_at } = list;
  const path = { params: { path: { list_id } } };
  const loaded = useLoaded(
    () => answer(api.GET("/api/invitation-lists/{list_id}", path)),
    [list_id],
  );
  const withdraw = useAct(async () => {
    loaded.put(await answer(api.POST("/api/invitation-lists/{list_id}/withdrawal", path)));
  });
  const head = say(HEAD, { type: type_name, day: dayOf(created_at) });
  return (
    <section class="app-card" aria-label={head}>
      <h3 class="govuk-heading-s">{head}</h3>
      <p class="govuk-body">{say(PEOPLE, { institution, rows, until: dayOf(expires_at) })}</p>
      <Show loaded={loaded}>
        {({ counts, waiting }) => (
          <>
            <SummaryList rows={counts.map(({ state, people }) => [say(STATES[state]), people])} />
            {waiting.length > 0 && (
              <>
                <Details summary={say(WAITING)}>
                  <ul class="govuk-list">
                    {waiting.map(({ row, name }) => (
                      <li key={row}>{say(ROW, { row, name })}</li>
                    ))}
                  </ul>
                </Details>
                <ErrorSummary problem={withdraw.problem} />
                <Button
                  type="button"
                  kind="secondary"
                  busy={withdraw.busy}
                  onClick={() => void withdraw.run()}
                >
                  {say(WITHDRAW)}
                </Button>
              </>
            )}
          </>
        )}
      </Show>
    </section>
  );
}
