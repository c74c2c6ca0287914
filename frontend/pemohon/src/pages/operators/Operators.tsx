// `/operator`: who works for one's institution, and for which institutions one works oneself.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Page } from "bersama/components/Page.tsx";
import { Notice, Show } from "bersama/components/shown.tsx";
import { dayOf } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { Ending } from "./Ending.tsx";
import { NewOperator } from "./NewOperator.tsx";

const TITLE: Text = { id: "Operator lembaga", en: "An institution’s operators" };
const LEAD: Text = {
  id: "Untuk yayasan dan sekolah: beberapa orang mengerjakan permohonan yang sama, masing-masing dengan akunnya sendiri. Pemohonnya tetap penanggung jawab.",
  en: "For foundations and schools: several people work on the same applications, each with their own account. Whoever is responsible stays the applicant.",
};
const FOR: Text = { id: "Anda operator dari", en: "You work for" };
const SINCE_FOR: Text = {
  id: "Penanggung jawab: {name}. Sejak {day}.",
  en: "Responsible: {name}. Since {day}.",
};
const LEAVE: Text = { id: "Berhenti menjadi operator", en: "Stop being an operator" };
const LEAVE_SURE: Text = {
  id: "Anda tidak dapat lagi membuka permohonan lembaga ini. Yang sudah Anda kerjakan tetap ada.",
  en: "You can no longer open this institution's applications. What you have done stays.",
};
const OWN: Text = { id: "Operator Anda", en: "Your operators" };
const NONE: Text = { id: "Belum ada operator.", en: "There are no operators yet." };
const SINCE: Text = { id: "{institution}, sejak {day}.", en: "{institution}, since {day}." };
const ERASED: Text = { id: "Akun sudah dihapus", en: "Account deleted" };
const REMOVE: Text = { id: "Keluarkan {name}", en: "Remove {name}" };
const REMOVE_SURE: Text = {
  id: "Mulai saat ini juga {name} tidak dapat membuka permohonan Anda. Yang sudah dikerjakannya tetap ada.",
  en: "From this moment {name} cannot open your applications. What they have done stays.",
};
const INVITED: Text = { id: "Belum menjawab", en: "Not answered" };
const UNTIL: Text = {
  id: "{email}, {institution}. Berlaku sampai {day}.",
  en: "{email}, {institution}. Good until {day}.",
};
const WITHDRAW: Text = { id: "Batalkan undangan {name}", en: "Take back {name}’s invitation" };
const WITHDRAW_SURE: Text = {
  id: "Tautan pada e-mailnya tidak berlaku lagi.",
  en: "The link in the e-mail holds no more.",
};
const FULL: Text = {
  id: "Jumlah operator sudah penuh. Keluarkan operator yang tidak bertugas lagi atau batalkan undangan lama.",
  en: "There is no room for another operator. Remove one who has left, or take an old invitation back.",
};

type View = Schemas["OperatorsView"];

export default function Operators() {
  const loaded = useLoaded(() => answer(api.GET("/api/operators")), []);
  return (
    <Page title={say(TITLE)} narrow>
      <p class="govuk-body app-lead">{say(LEAD)}</p>
      <Show loaded={loaded}>
        {(view) => (
          <>
            {view.institutions.length > 0 && <Institutions view={view} again={loaded.again} />}
            <Own view={view} again={loaded.again} />
          </>
        )}
      </Show>
    </Page>
  );
}

interface Shown {
  view: View;
  again: () => Promise<void>;
}

function Institutions({ view, again }: Shown) {
  return (
    <section>
      <h2 class="govuk-heading-m">{say(FOR)}</h2>
      <ul class="app-cards">
        {view.institutions.map(({ owner_id, institution, responsible, since }) => (
          <li class="app-card" key={owner_id}>
            <a class="govuk-link app-card__link" href={`/operator/lembaga/${owner_id}`}>
              {institution}
            </a>
            <p class="govuk-body">{say(SINCE_FOR, { name: responsible, day: dayOf(since) })}</p>
            <Ending
              label={say(LEAVE)}
              sure={say(LEAVE_SURE)}
              end={() =>
                answer(
                  api.DELETE("/api/institutions/{owner_id}", { params: { path: { owner_id } } }),
                )
              }
              onEnded={again}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Own({ view, again }: Shown) {
  const { operators, invited, room } = view;
  return (
    <section>
      <h2 class="govuk-heading-m">{say(OWN)}</h2>
      {operators.length + invited.length === 0 && <p class="govuk-body">{say(NONE)}</p>}
      <ul class="app-cards">
        {operators.map(({ operator_id, name, institution, since }) => (
          <li class="app-card" key={operator_id}>
            <p class="govuk-body govuk-!-font-weight-bold">{name || say(ERASED)}</p>
            <p class="govuk-body">{say(SINCE, { institution, day: dayOf(since) })}</p>
            <Ending
              label={say(REMOVE, { name })}
              sure={say(REMOVE_SURE, { name })}
              end={() =>
                answer(
                  api.DELETE("/api/operators/{operator_id}", { params: { path: { operator_id } } }),
                )
              }
              onEnded={again}
            />
          </li>
        ))}
        {invited.map(({ invitation_id, name, email, institution, expires_at }) => (
          <li class="app-card" key={invitation_id}>
            <p class="govuk-body govuk-!-font-weight-bold">
              {name} ({say(INVITED)})
            </p>
            <p class="govuk-body">{say(UNTIL, { email, institution, day: dayOf(expires_at) })}</p>
            <Ending
              label={say(WITHDRAW, { name })}
              sure={say(WITHDRAW_SURE)}
              end={() =>
                answer(
                  api.DELETE("/api/operators/invitations/{invitation_id}", {
                    params: { path: { invitation_id } },
                  }),
                )
              }
              onEnded={again}
            />
          </li>
        ))}
      </ul>
      {room > 0 ? <NewOperator onSent={again} /> : <Notice>{say(FULL)}</Notice>}
    </section>
  );
}
