import { Page } from "bersama/components/Page.tsx";
import { say, type Text } from "bersama/language.ts";

const TITLE: Text = {
  id: "Perizinan daring Kabupaten Solok",
  en: "Permits online in Solok Regency",
};
const LEAD: Text = {
  id: "Ajukan izin kapan saja, dari ponsel. Permohonan diproses pada hari dan jam kerja.",
  en: "Apply for permits at any time, from your phone. Applications are processed on working days and in office hours.",
};

export default function Home() {
  return (
    <Page title={say(TITLE)}>
      <p class="govuk-body app-lead">{say(LEAD)}</p>
    </Page>
  );
}
