import { say, type Text } from "bersama/language.ts";

import { PageHead } from "../../components/PageHead.tsx";
import { profile } from "../../who.ts";

const TITLE: Text = { id: "Akun saya", en: "My account" };

export default function Account() {
  return <PageHead title={say(TITLE)} aside={profile.value?.position} />;
}
