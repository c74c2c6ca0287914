import { answer, api, idempotencyKey, type Schemas } from "bersama/api/client.ts";
import { Problem } from "bersama/api/problem.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Checkbox } from "bersama/components/fields.tsx";
import { Page } from "bersama/components/Page.tsx";
import { Notice, Show, SummaryList } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { editingFrom } from "../account/profile/from.ts";
import { Answers, DocumentAnswers, notPlaces, Section } from "./Answers.tsx";
import {
  type ApplicationAndRules,
  fieldsFor,
  getApplication,
  getRules,
  isPlaces,
  pathOf,
} from "./application.ts";
import { Back } from "./Back.tsx";
import { Closed } from "./Closed.tsx";
import { named } from "./form/paths.ts";
import { WorksFor } from "./WorksFor.tsx";

const TITLE: Text = { id: "Periksa dan kirim", en: "Check and send" };
const LEAD: Text = {
  id: "Baca sekali lagi. Setelah dikirim, isian hanya dapat diubah bila petugas meminta perbaikan.",
  en: "Read it once more. After sending, you can only change it if an officer asks you to.",
};
const MISSING: Text = { id: "Belum dapat dikirim:", en: "It cannot be sent yet:" };
const COMPLETE: Text = { id: "Lengkapi permohonan", en: "Complete the application" };
const APPLICANT: Text = { id: "Pemohon", en: "Applicant" };
const DATA: Text = { id: "Data", en: "Details" };
const PLACES: Text = { id: "Lokasi", en: "Places" };
const DOCUMENTS: Text = { id: "Dokumen", en: "Documents" };
const NAME: Text = {
  id: "Nama, seperti yang akan tercetak pada surat",
  en: "Name, as it will stand on the letter",
};
const BORN: Text = { id: "Tempat dan tanggal lahir", en: "Place and date of birth" };
const OCCUPATION: Text = { id: "Pekerjaan", en: "Occupation" };
const ADDRESS: Text = { id: "Alamat sesuai KTP", en: "Address on the KTP" };
const EMAIL: Text = { id: "E-mail", en: "Email" };
const TITLES: Text = {
  id: "Izin ini mencantumkan gelar, tetapi gelar di profil Anda masih kosong.",
  en: "This permit carries your titles, but your profile has none.",
};
const EXPECTED: Text = {
  id: "Bila dikirim hari ini dan tidak ada yang perlu diperbaiki, selesai paling lambat {day}: {days} hari kerja sejak permohonan dinyatakan lengkap.",
  en: "If you send it today and nothing has to be corrected, it is done by {day}: {days} working {days:day|days} from when it is found complete.",
};
const TO_PROFILE: Text = { id: "Lengkapi profil", en: "Complete the profile" };
const OTHER: Text = { id: "Lihat permohonan {receipt}", en: "See application {receipt}" };
const DECLARE: Text = {
  id: "Saya menyatakan bahwa data dan dokumen ini benar, dan saya bersedia menerima akibat hukumnya bila tidak benar.",
  en: "I declare that these details and documents are true, and accept the legal consequences if they are not.",
};
const NOT_DECLARED: Text = {
  id: "Centang pernyataan bahwa data dan dokumen Anda benar.",
  en: "Tick the declaration that your details and documents are true.",
};
const NOT_SENT: Text = { id: "Permohonan belum dikirim", en: "The application was not sent" };
const CHANGED: Text = {
  id: "Permohonan ini baru saja berubah, mungkin dari perangkat lain. Isi yang terbaru sudah ditampilkan; periksa lagi, lalu kirim.",
  en: "This application has just changed, perhaps on another device. What is shown is up to date: check again, then send.",
};
const SEND: Text = { id: "Kirim permohonan", en: "Send the application" };

type Profile = Schemas["ProfileView"];

/** `/permohonan/:id/periksa` */
export default function Check({ id }: { id: string }) {
  const loaded = useLoaded(async () => {
    const [application, rules, profile] = await Promise.all([
      getApplication(id),
      getRules(id),
      answer(api.GET("/api/profile")),
    ]);
    return { application, rules, profile };
  }, [id]);
  return (
    <Page title={say(TITLE)} caption={loaded.value?.application.type_name} narrow>
      <Show loaded={loaded}>
        {({ application, rules, profile }) =>
          application.phase === "draft" ? (
            <Checking shown={{ application, rules }} profile={profile} reload={loaded.again} />
          ) : (
            <Closed application={application} />
          )
        }
      </Show>
    </Page>
  );
}

function Checking({
  shown: { application, rules },
  profile,
  reload,
}: {
  shown: ApplicationAndRules;
  profile: Profile;
  reload: () => Promise<void>;
}) {
  const id = application.application_id;
  const here = pathOf(id, "periksa");
  const fields = fieldsFor(rules, application.kind);
  const { works_for } = application; // then the profile is not the applicant's
  const untitled =
    !works_for && rules.requires_titles && !profile.title_before && !profile.title_after;
  return (
    <>
      <Back href={pathOf(id)} />
      <p class="govuk-body">{say(LEAD)}</p>
      {application.shortcomings.length > 0 && (
        <Notice tone="warn">
          <p class="govuk-body govuk-!-font-weight-bold">{say(MISSING)}</p>
          <ul class="govuk-list govuk-list--bullet">
            {named(application.shortcomings, fields).map((item) => (
              <li key={item.field + item.code}>
                {documentName(application.documents, item.field)}
                {item.message}
              </li>
            ))}
          </ul>
          <a class="govuk-link" href={pathOf(id)}>
            {say(COMPLETE)}
          </a>
        </Notice>
      )}
      {application.warnings.map((warning) => (
        <Notice tone="warn" key={warning.code}>
          <p class="govuk-body">{warning.message}</p>
        </Notice>
      ))}
      {application.duplicates.map((other) => (
        <Notice tone="warn" key={other.application_id}>
          <p class="govuk-body">{other.text}</p>
          <a class="govuk-link" href={pathOf(other.application_id)}>
            {say(OTHER, { receipt: other.receipt ?? "" })}
          </a>
        </Notice>
      ))}
      {application.expected_on && (
        <p class="govuk-inset-text">
          {say(EXPECTED, {
            day: day(application.expected_on),
            days: rules.promised_days,
          })}
        </p>
      )}
      {untitled && (
        <Notice tone="warn">
          <p class="govuk-body">{say(TITLES)}</p>
          <a class="govuk-link" href={editingFrom(here)}>
            {say(TO_PROFILE)}
          </a>
        </Notice>
      )}
      {works_for ? (
        <WorksFor whose={works_for} />
      ) : (
        <Section title={say(APPLICANT)} change={editingFrom(here)}>
          <SummaryList rows={particulars(profile)} />
        </Section>
      )}
      <Section title={say(DATA)} change={pathOf(id, "data")}>
        <Answers application={application} rules={rules} which={notPlaces} />
      </Section>
      {fields.some(isPlaces) && (
        <Section title={say(PLACES)} change={pathOf(id, "lokasi")}>
          <Answers application={application} rules={rules} which={isPlaces} />
        </Section>
      )}
      <Section title={say(DOCUMENTS)} change={pathOf(id, "dokumen")}>
        <DocumentAnswers application={application} />
      </Section>
      {application.shortcomings.length === 0 && !untitled && (
        <Declaration id={id} version={application.version} reload={reload} />
      )}
    </>
  );
}

function Declaration({
  id,
  version,
  reload,
}: {
  id: string;
  version: number;
  reload: () => Promise<void>;
}) {
  const { route } = useLocation();
  const key = useRef({ version, header: idempotencyKey() });
  if (key.current.version !== version) key.current = { version, header: idempotencyKey() };
  const form = useForm({ declared: false }, async ({ declared }) => {
    if (!declared) throw refused(NOT_DECLARED, "declared");
    try {
      await answer(
        api.POST("/api/applications/{application_id}/submit", {
          params: { path: { application_id: id }, header: key.current.header },
          body: { version },
        }),
      );
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.code !== "stale-version") throw thrown;
      await reload();
      throw refused(CHANGED);
    }
    route(pathOf(id, "tanda-terima"));
  });
  return (
    <ActForm act={form} label={say(SEND)}>
      <Checkbox {...form.field("declared")} label={say(DECLARE)} />
    </ActForm>
  );
}

function refused(why: Text, field?: string): Problem {
  const message = say(why);
  const fields = field ? [{ field, code: "required", message }] : [];
  return new Problem(400, "not-sent", say(NOT_SENT), field ? "" : message, fields);
}

function documentName(documents: readonly Schemas["DocumentView"][], field: string): string {
  const found = documents.find((document) => field === `documents.${document.id}`);
  return found ? `${found.label}: ` : "";
}

function particulars(profile: Profile) {
  const { title_before, name, title_after, birth_place, birth_date, address } = profile;
  const named = [title_before, name].filter(Boolean).join(" ");
  return [
    [say(NAME), title_after ? `${named}, ${title_after}` : named],
    ["NIK", profile.nik],
    [say(BORN), birth_date && `${birth_place}, ${day(birth_date)}`],
    [say(OCCUPATION), profile.occupation],
    [
      say(ADDRESS),
      address &&
        [
          address.street,
          address.village.name,
          address.district.name,
          address.regency.name,
          address.province.name,
        ].join(", "),
    ],
    [say(EMAIL), profile.email],
    ["WhatsApp", profile.whatsapp],
  ] as const;
}
