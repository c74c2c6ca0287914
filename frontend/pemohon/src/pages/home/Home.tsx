import { later } from "bersama/components/later.tsx";
import { Page } from "bersama/components/Page.tsx";
import { say, type Text } from "bersama/language.ts";
import { useEffect, useState } from "preact/hooks";
import { lazy } from "preact-iso";

import { Announcements } from "./Announcements.tsx";
import { Brief } from "./Brief.tsx";
import { Groups } from "./Groups.tsx";
import { Landscape } from "./Landscape.tsx";
import { Opening } from "./Opening.tsx";
import { OpenToAll } from "./OpenToAll.tsx";
import { Steps } from "./Steps.tsx";
import { Testimonials } from "./Testimonials.tsx";
import { Ways } from "./Ways.tsx";

const Face = later(async () => (await import("./Face.tsx")).Face);
const DemoAccounts = lazy(() => import("./DemoAccounts.tsx"));

const TITLE: Text = {
  id: "Urus izin dari rumah",
  en: "Get your permit from home",
};
const LEAD: Text = {
  id: "Ajukan izin lewat ponsel, ikuti prosesnya, lalu cetak sendiri izin yang sudah ditandatangani. Gratis.",
  en: "Apply on your phone, follow the progress, and print the signed permit yourself. Free of charge.",
};
export default function Home() {
  return (
    <>
      <div class="app-hero">
        <div class="app-hero__words">
          <Page title={say(TITLE)}>
            <p class="app-hero__lead">{say(LEAD)}</p>
          </Page>
        </div>
        <Landscape />
      </div>
      <Ways />
      <Opening />
      <Brief />
      <Face />
      <Groups />
      <Steps />
      <Announcements />
      <OpenToAll />
      <Testimonials />
      <OnLocalStack />
    </>
  );
}

/** The demo accounts, where this page is served by a local stack; nothing of them anywhere else. */
function OnLocalStack() {
  const [local, setLocal] = useState(false);
  useEffect(() => setLocal(["127.0.0.1", "localhost"].includes(location.hostname)), []);
  return local ? <DemoAccounts /> : null;
}
