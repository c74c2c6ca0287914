import { ActForm } from "bersama/components/ActForm.tsx";
import { TextArea } from "bersama/components/fields.tsx";
import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct, useLoaded } from "bersama/loading.ts";

import { identityOf, judge } from "../../api/newcomers.ts";
import { Collision } from "../../components/Collision.tsx";

const SCAN: Text = { id: "Pindaian KTP", en: "Scan of the identity card" };
const NO_SCAN: Text = { id: "Tidak ada pindaian.", en: "There is no scan." };
const NIK: Text = { id: "NIK", en: "NIK" };
const NAME: Text = { id: "Nama", en: "Name" };
const BORN: Text = { id: "Tempat dan tanggal lahir", en: "Place and date of birth" };
const SEX: Text = { id: "Jenis kelamin", en: "Sex" };
const ADDRESS: Text = { id: "Alamat", en: "Address" };
const SEXES: Record<string, Text> = {
  male: { id: "Laki-laki", en: "Male" },
  female: { id: "Perempuan", en: "Female" },
};
const DIFFERS: Text = { id: "NIK berkata lain", en: "The NIK says otherwise" };
const MATCHES: Text = { id: "Cocok dengan KTP", en: "Matches the identity card" };
const DOUBT: Text = { id: "Simpan keraguan", en: "Note the doubt" };
const REMARK: Text = { id: "Bila tidak cocok: apa yang berbeda", en: "If not: what differs" };
const HINT: Text = {
  id: "Dibaca petugas yang memutuskan permohonan orang ini.",
  en: "Read by the officers who decide this person's applications.",
};

/** What one account says of its owner, beside the scan; every look is noted. */
export function Identity({
  account,
  onJudged,
}: {
  account: string;
  onJudged: () => Promise<void>;
}) {
  const loaded = useLoaded(() => identityOf(account), [account]);
  const version = loaded.value?.version ?? 0;
  const good = useAct(async () => {
    await judge(account, version, true, "");
    await onJudged();
  });
  const doubt = useForm({ remark: "" }, async ({ remark }) => {
    await judge(account, version, false, remark);
    await onJudged();
  });
  if (!loaded.value)
    return loaded.state === "failed" ? (
      <FailedToLoad problem={loaded.problem} again={() => void loaded.again()} />
    ) : (
      <Loading />
    );
  const { name, nik, birth_place, birth_date, sex, address, warnings, scan_url } = loaded.value;
  const sexName = sex && SEXES[sex];
  const facts: [Text, string | null][] = [
    [NIK, nik],
    [NAME, name],
    [BORN, [birth_place, birth_date && day(birth_date)].filter(Boolean).join(", ")],
    [SEX, sexName ? say(sexName) : null],
    [ADDRESS, address],
  ];
  return (
    <section class="app-talk" aria-label={name}>
      <h2>{name}</h2>
      {scan_url ? (
        <img class="app-scan" src={scan_url} alt={say(SCAN)} />
      ) : (
        <p class="app-quiet">{say(NO_SCAN)}</p>
      )}
      <dl class="app-facts">
        {facts.map(([label, value]) => (
          <div key={label.en}>
            <dt>{say(label)}</dt>
            <dd>{value || "–"}</dd>
          </div>
        ))}
      </dl>
      {warnings.length > 0 && (
        <div class="app-notice">
          <p>
            <b>{say(DIFFERS)}</b>
          </p>
          <ul>
            {warnings.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      )}
      {good.problem && <Collision what={good.problem.title}>{good.problem.detail}</Collision>}
      <p>
        <button
          type="button"
          class="app-button app-button--main"
          aria-disabled={good.busy || undefined}
          onClick={() => void good.run()}
        >
          {say(MATCHES)}
        </button>
      </p>
      <ActForm act={doubt} label={say(DOUBT)}>
        <TextArea {...doubt.field("remark")} label={say(REMARK)} hint={say(HINT)} />
      </ActForm>
    </section>
  );
}
