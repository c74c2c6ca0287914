import { Notice } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";

import { type Application, pathOf } from "./application.ts";

const SENT: Text = {
  id: "Permohonan ini sudah dikirim, sehingga isiannya tidak dapat diubah lagi.",
  en: "This application has been sent, so it can no longer be changed.",
};
const FOLLOW: Text = { id: "Lihat permohonan", en: "See the application" };

/** For somebody who comes to a page of a draft that is none any more. */
export function Closed({ application }: { application: Application }) {
  return (
    <Notice>
      <p class="govuk-body">{say(SENT)}</p>
      <a class="govuk-link" href={pathOf(application.application_id)}>
        {say(FOLLOW)}
      </a>
    </Notice>
  );
}
