// Database: the open figures. Charts are drawn by the parts in bersama/charts, which come with
// this page only.

import { Page } from "bersama/components/Page.tsx";
import { Tabs } from "bersama/components/Tabs.tsx";
import { say, type Text } from "bersama/language.ts";

import { IssuedFigures } from "./IssuedFigures.tsx";
import { SatisfactionFigures } from "./SatisfactionFigures.tsx";

const TITLE: Text = { id: "Statistik", en: "Statistics" };
const LEAD: Text = {
  id: "Data terbuka tentang layanan kami. Semuanya boleh diunduh dan dipakai. Tidak ada data pribadi di dalamnya.",
  en: "Open figures about our service. All may be downloaded and used. There is no personal data in them.",
};
const WHICH: Text = { id: "Angka tentang", en: "Figures about" };
const PERMITS: Text = { id: "Izin terbit", en: "Permits issued" };
const SATISFACTION: Text = { id: "Kepuasan masyarakat", en: "Public satisfaction" };

export default function Figures() {
  return (
    <Page title={say(TITLE)}>
      <p class="govuk-body app-lead">{say(LEAD)}</p>
      <Tabs
        label={say(WHICH)}
        tabs={[
          { id: "izin", label: say(PERMITS), content: () => <IssuedFigures /> },
          { id: "kepuasan", label: say(SATISFACTION), content: () => <SatisfactionFigures /> },
        ]}
      />
    </Page>
  );
}
