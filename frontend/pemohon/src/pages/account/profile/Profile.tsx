import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Page } from "bersama/components/Page.tsx";
import { Notice, Show, SummaryList } from "bersama/components/shown.tsx";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { Undelivered } from "./Undelivered.tsx";

const TITLE: Text = { id: "Profil", en: "Profile" };
const PARTICULARS: Text = { id: "Data diri", en: "About you" };
const NIK: Text = { id: "NIK", en: "NIK" };
const NAME: Text = { id: "Nama", en: "Name" };
const BIRTH: Text = { id: "Tempat, tanggal lahir", en: "Place and date of birth" };
const SEX: Text = { id: "Jenis kelamin", en: "Sex" };
const FEMALE: Text = { id: "Perempuan", en: "Female" };
const MALE: Text = { id: "Laki-laki", en: "Male" };
const OCCUPATION: Text = { id: "Pekerjaan", en: "Occupation" };
const ADDRESS: Text = { id: "Alamat", en: "Address" };
const WHATSAPP: Text = { id: "WhatsApp", en: "WhatsApp" };
const UNPROVEN: Text = { id: "(belum dikonfirmasi)", en: "(not confirmed yet)" };
const EMAIL: Text = { id: "E-mail", en: "Email" };
const WARNINGS: Text = {
  id: "Petugas mungkin menanyakan ini",
  en: "The office may ask about this",
};
const ACCOUNT: Text = { id: "Akun dan keamanan", en: "Account and security" };
const PRIVACY: Text = { id: "Data pribadi Anda", en: "Your personal data" };

interface Way {
  href: string;
  label: Text;
  hint: Text;
}

const EDIT: Text = { id: "Ubah data diri", en: "Change your details" };
const WAYS: readonly Way[] = [
  {
    href: "/profil/email",
    label: { id: "Ganti e-mail", en: "Change your email" },
    hint: {
      id: "Alamat baru berlaku setelah dikonfirmasi.",
      en: "We use the new address once you confirm it.",
    },
  },
  {
    href: "/profil/whatsapp",
    label: {
      id: "Ganti atau konfirmasi nomor WhatsApp",
      en: "Change or confirm your WhatsApp number",
    },
    hint: {
      id: "Nomor berlaku setelah dikonfirmasi.",
      en: "We use the new number once you confirm it.",
    },
  },
  {
    href: "/profil/pemberitahuan",
    label: { id: "Pemberitahuan", en: "Notifications" },
    hint: {
      id: "Lewat WhatsApp atau e-mail, dan seberapa banyak.",
      en: "By WhatsApp or email, and how much.",
    },
  },
  {
    href: "/operator",
    label: { id: "Operator lembaga", en: "An institution’s operators" },
    hint: {
      id: "Yayasan dan sekolah: siapa yang ikut mengerjakan.",
      en: "Foundations and schools: who works with you.",
    },
  },
  {
    href: "/profil/sandi",
    label: { id: "Ganti kata sandi", en: "Change your password" },
    hint: { id: "Akun keluar dari perangkat lain.", en: "Other devices are signed out." },
  },
  {
    href: "/profil/perangkat",
    label: { id: "Perangkat yang sedang masuk ke akun Anda", en: "Where you are signed in" },
    hint: { id: "Keluar dari ponsel yang hilang.", en: "Sign out of a lost phone." },
  },
];
const PRIVACY_WAYS: readonly Way[] = [
  {
    href: "/profil/data",
    label: { id: "Salinan, perbaikan, dan penghapusan data", en: "Copy, correction and erasure" },
    hint: { id: "Hak Anda menurut UU 27/2022.", en: "Your rights under Law 27 of 2022." },
  },
  {
    href: "/profil/akses",
    label: { id: "Siapa yang membuka dokumen Anda", en: "Who opened your documents" },
    hint: { id: "Kapan, dokumen apa, oleh siapa.", en: "When, which document, by whom." },
  },
];

export default function Profile() {
  const profile = useLoaded(() => answer(api.GET("/api/profile")), []);
  return (
    <Page title={say(TITLE)}>
      <Show loaded={profile}>{(person) => <Particulars person={person} />}</Show>
      <Undelivered />
      <h2 class="govuk-heading-m">{say(ACCOUNT)}</h2>
      <Ways ways={WAYS} />
      <h2 class="govuk-heading-m">{say(PRIVACY)}</h2>
      <Ways ways={PRIVACY_WAYS} />
    </Page>
  );
}

function Particulars({ person }: { person: Schemas["ProfileView"] }) {
  return (
    <section aria-labelledby="data-diri">
      <h2 class="govuk-heading-m" id="data-diri">
        {say(PARTICULARS)}
      </h2>
      {person.warnings.length > 0 && (
        <Notice tone="warn">
          <p class="govuk-body govuk-!-font-weight-bold">{say(WARNINGS)}</p>
          <ul class="govuk-list govuk-list--bullet">
            {person.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
      <SummaryList
        rows={[
          [say(NIK), person.nik],
          [say(NAME), fullName(person)],
          [say(BIRTH), person.birth_date && `${person.birth_place}, ${day(person.birth_date)}`],
          [say(SEX), person.sex && say(person.sex === "female" ? FEMALE : MALE)],
          [say(OCCUPATION), person.occupation],
          [say(ADDRESS), person.address && written(person.address)],
          [
            say(WHATSAPP),
            person.whatsapp_proven ? person.whatsapp : `${person.whatsapp} ${say(UNPROVEN)}`,
          ],
          [say(EMAIL), person.email],
        ]}
      />
      <p class="govuk-body">
        <a class="govuk-link" href="/profil/ubah">
          {say(EDIT)}
        </a>
      </p>
    </section>
  );
}

function fullName({ title_before, name, title_after }: Schemas["ProfileView"]): string {
  const before = [title_before, name].filter(Boolean).join(" ");
  return title_after ? `${before}, ${title_after}` : before;
}

function written({ street, village, district, regency, province }: Schemas["AddressView"]): string {
  return [street, village.name, district.name, regency.name, province.name].join(", ");
}

function Ways({ ways }: { ways: readonly Way[] }) {
  return (
    <ul class="app-cards">
      {ways.map(({ href, label, hint }) => (
        <li class="app-card" key={href}>
          <a class="govuk-link app-card__link" href={href}>
            {say(label)}
          </a>
          <p class="govuk-body">{say(hint)}</p>
        </li>
      ))}
    </ul>
  );
}
