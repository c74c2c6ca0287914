import { Page } from "bersama/components/Page.tsx";
import { say, type Text } from "bersama/language.ts";

import { Back } from "./Back.tsx";
import { Copy } from "./Copy.tsx";
import { Corrections } from "./Corrections.tsx";

const TITLE: Text = { id: "Data pribadi Anda", en: "Your personal data" };
const ERASE: Text = { id: "Hapus akun dan data", en: "Delete account and data" };
const ERASE_HOW: Text = {
  id: "Anda melihat dahulu apa yang dihapus dan apa yang wajib disimpan menurut hukum.",
  en: "You see first what would be erased, and what the law keeps.",
};
const ERASE_LINK: Text = { id: "Lihat dan hapus", en: "See and erase" };

/** The rights of UU 27/2022: a copy, a correction, erasure. */
export default function MyData() {
  return (
    <>
      <Back />
      <Page title={say(TITLE)} narrow>
        <Copy />
        <Corrections />
        <section>
          <h2 class="govuk-heading-m">{say(ERASE)}</h2>
          <p class="govuk-body">{say(ERASE_HOW)}</p>
          <a class="govuk-link" href="/profil/hapus">
            {say(ERASE_LINK)}
          </a>
        </section>
      </Page>
    </>
  );
}
