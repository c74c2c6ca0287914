import { say, type Text } from "bersama/language.ts";

import { PageHead } from "../../components/PageHead.tsx";

const TITLE: Text = { id: "Tinjau berkas", en: "Review a file" };

export default function Review({ id }: { id: string }) {
  return <PageHead title={say(TITLE)} aside={id} />;
}
