import { say, type Text } from "bersama/language.ts";

import { PageHead } from "../../components/PageHead.tsx";

const TITLE: Text = { id: "Antrean", en: "Queue" };

export default function Queue() {
  return <PageHead title={say(TITLE)} />;
}
