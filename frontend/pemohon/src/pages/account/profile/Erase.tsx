import { answer, api, type Schemas } from "bersama/api/client.ts";
import { DATA_ANSWER_DAYS } from "bersama/api/rules.ts";
import { forgetSession } from "bersama/api/session.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Page } from "bersama/components/Page.tsx";
import { PasswordField } from "bersama/components/PasswordField.tsx";
import { Notice, Show } from "bersama/components/shown.tsx";
import { turning } from "bersama/components/turning.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useLocation } from "preact-iso";

import { statusOf } from "../../following/phases.tsx";
import { permitTypes, type Types, typeName } from "../../following/types.ts";
import { Back } from "./Back.tsx";

const TITLE: Text = { id: "Hapus akun dan data", en: "Delete account and data" };
const BLOCKED: Text = {
  id: "Permohonan berikut masih berjalan. Batalkan, atau tunggu sampai selesai, lalu kembali ke sini.",
  en: "These applications are still running. Withdraw them, or wait until they are decided, then come back.",
};
const ERASED: Text = { id: "Yang dihapus", en: "What is erased" };
const ALL_ELSE: Text = {
  id: "Akun, data diri, pindaian KTP, pesan, dan permohonan yang tidak menjadi izin, beserta dokumennya.",
  en: "Your account, particulars, the scan of your KTP, messages, and applications that led to no permit, with their documents.",
};
const KEPT: Text = { id: "Yang wajib disimpan", en: "What the law keeps" };
const BASIS: Text = { id: "Dasar: {basis}", en: "Basis: {basis}" };
const FINAL: Text = {
  id: "Setelah ini Anda tidak dapat masuk lagi. Unduh dahulu izin Anda dan salinan data bila diperlukan. Data dihapus dalam {days} × 24 jam.",
  en: "After this you cannot sign in any more. Download your permits and a copy of your data first, if you need them. The data is erased within {days} × 24 hours.",
};
const PASSWORD: Text = { id: "Kata sandi Anda", en: "Your password" };
const ERASE: Text = { id: "Hapus akun dan data saya", en: "Erase my account and data" };

const load = async () => {
  const [types, outlook] = await Promise.all([
    permitTypes(),
    answer(api.GET("/api/profile/erasure")),
  ]);
  return { types, outlook };
};

/** What would go and what stays is shown first; the password is the signature under it. */
export default function Erase() {
  const all = useLoaded(load, []);
  return (
    <>
      <Back />
      <Page title={say(TITLE)} narrow>
        <Show loaded={all}>
          {({ types, outlook }) => (
            <>
              {outlook.blocking.length > 0 && (
                <Notice tone="warn">
                  <p class="govuk-body">{say(BLOCKED)}</p>
                  <Applications items={outlook.blocking} types={types} />
                </Notice>
              )}
              <h2 class="govuk-heading-m">{say(ERASED)}</h2>
              <p class="govuk-body">{say(ALL_ELSE)}</p>
              <Applications items={outlook.erased} types={types} />
              <h2 class="govuk-heading-m">{say(KEPT)}</h2>
              <Applications items={outlook.kept} types={types} />
              <ul class="govuk-list app-rows">
                {outlook.kept_by_law.map((kind) => (
                  <li key={kind.id}>
                    <p class="govuk-body">
                      <strong>{kind.name}</strong>. {kind.why}
                      <span class="app-line app-quiet">{say(BASIS, { basis: kind.basis })}</span>
                    </p>
                  </li>
                ))}
              </ul>
              {outlook.blocking.length === 0 && <Confirm />}
            </>
          )}
        </Show>
      </Page>
    </>
  );
}

function Applications({
  items,
  types,
}: {
  items: readonly Schemas["AffectedApplication"][];
  types: Types;
}) {
  if (items.length === 0) return null;
  return (
    <ul class="govuk-list govuk-list--bullet">
      {items.map((item) => (
        <li key={item.application_id}>
          <a class="govuk-link" href={`/permohonan/${item.application_id}`}>
            {say(typeName(types, item.type_id))}, {turning(item.permit_number ?? item.receipt)}
          </a>{" "}
          ({say(statusOf(item.phase, true).name)})
        </li>
      ))}
    </ul>
  );
}

function Confirm() {
  const { route } = useLocation();
  const form = useForm({ current_password: "" }, async (body) => {
    await answer(api.POST("/api/profile/erasure", { body }));
    forgetSession();
    route("/");
  });
  return (
    <ActForm act={form} label={say(ERASE)}>
      <p class="govuk-body govuk-!-font-weight-bold">{say(FINAL, { days: DATA_ANSWER_DAYS })}</p>
      <PasswordField
        {...form.field("current_password")}
        label={say(PASSWORD)}
        kind="current-password"
      />
    </ActForm>
  );
}
