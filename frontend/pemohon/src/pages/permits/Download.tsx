import { answer, api, type Schemas } from "bersama/api/client.ts";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button } from "bersama/components/shown.tsx";
import { size } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";

const TITLE: Text = { id: "Unduh izin", en: "Download the permit" };
const HOW: Text = {
  id: "Berkas PDF ini bertanda tangan elektronik. Simpan berkasnya; hasil cetak cukup dipindai QR-nya untuk diperiksa.",
  en: "This PDF carries an electronic signature. Keep the file; a print is checked by scanning its QR code.",
};
const DOWNLOAD: Text = { id: "Unduh PDF ({size})", en: "Download the PDF ({size})" };

export function Download({ permit }: { permit: Schemas["PermitDetail"] }) {
  const act = useAct(async () => {
    const params = { path: { permit_id: permit.permit_id } };
    const { url } = await answer(api.GET("/api/permits/{permit_id}/download", { params }));
    location.assign(url); // the answer is an attachment, so the page stays
  });
  return (
    <section aria-labelledby="unduh">
      <h2 class="govuk-heading-m" id="unduh">
        {say(TITLE)}
      </h2>
      <ErrorSummary problem={act.problem} />
      <p class="govuk-body">{say(HOW)}</p>
      <Button type="button" busy={act.busy} onClick={() => void act.run()}>
        {say(DOWNLOAD, { size: size(permit.size) })}
      </Button>
    </section>
  );
}
