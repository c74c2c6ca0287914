// "Izin mana yang saya perlukan?": two or three questions, made of the permit types' own data.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Radios } from "bersama/components/fields.tsx";
import { Page } from "bersama/components/Page.tsx";
import { Notice, Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useState } from "preact/hooks";

const TITLE: Text = { id: "Izin mana yang saya perlukan?", en: "Which permit do I need?" };
const WANT: Text = { id: "Apa yang ingin Anda lakukan?", en: "What do you want to do?" };
const WHICH: Text = { id: "Yang mana?", en: "Which one?" };
const ALREADY: Text = {
  id: "Apakah Anda sudah punya izin ini?",
  en: "Do you have this permit already?",
};
const FIRST: Text = { id: "Belum, ini yang pertama", en: "No, this is the first" };
const AGAIN: Text = { id: "Sudah, mau diperpanjang", en: "Yes, I want to renew it" };
const YOURS: Text = { id: "Anda memerlukan: {type}", en: "You need: {type}" };
const RENEW: Text = {
  id: "Izin yang terbit di sini diperpanjang dari halaman Izin saya: isian dan dokumennya ikut terisi.",
  en: "A permit that was issued here is renewed from My permits: your entries and documents are filled in.",
};
const TO_PERMITS: Text = { id: "Ke Izin saya", en: "To My permits" };
const PROMISE: Text = {
  id: "Selesai paling lama {days} hari kerja sejak permohonan dinyatakan lengkap.",
  en: "At most {days} working {days:day|days} from when the application is found complete.",
};
const REQUIREMENTS: Text = { id: "Lihat syaratnya", en: "See what it takes" };
const APPLY: Text = { id: "Ajukan izin ini", en: "Apply for this permit" };
const NOT_HERE: Text = { id: "Tidak ada yang cocok?", en: "None of these?" };
const ASK: Text = { id: "Tanyakan kepada kami", en: "Ask us" };

type Type = Schemas["TypeItem"];

/** `/pilih-izin` */
export default function Choose() {
  const loaded = useLoaded(() => answer(api.GET("/api/permit-types")), []);
  return (
    <Page title={say(TITLE)} narrow>
      <Show loaded={loaded}>{(types) => <Questions {...types} />}</Show>
      <p class="govuk-body">
        {say(NOT_HERE)}{" "}
        <a class="govuk-link" href="/kontak">
          {say(ASK)}
        </a>
      </p>
    </Page>
  );
}

function Questions({ items, groups }: Schemas["TypeList"]) {
  const [group, setGroup] = useState("");
  const [typeId, setType] = useState("");
  const [kind, setKind] = useState("");
  const own = items.filter((item) => item.group === group);
  const type = own.length === 1 ? own[0] : own.find(({ id }) => id === typeId);
  const asked = (type?.kinds.length ?? 0) > 1;
  return (
    <>
      <Radios
        id="ingin"
        label={say(WANT)}
        value={group}
        onValue={(chosen) => {
          setGroup(chosen);
          setType("");
          setKind("");
        }}
        options={groups.map(({ id, wanted }) => ({ value: id, label: say(wanted) }))}
      />
      {own.length > 1 && (
        <Radios
          id="jenis"
          label={say(WHICH)}
          value={typeId}
          onValue={(chosen) => {
            setType(chosen);
            setKind("");
          }}
          options={[...own]
            .sort((one, other) => say(one.name).localeCompare(say(other.name)))
            .map(({ id, name }) => ({ value: id, label: say(name) }))}
        />
      )}
      {type && asked && (
        <Radios
          id="sudah"
          label={say(ALREADY)}
          value={kind}
          onValue={setKind}
          options={[
            { value: "new", label: say(FIRST) },
            { value: "renewal", label: say(AGAIN) },
          ]}
        />
      )}
      <div role="status">{type && (!asked || kind) && <Found type={type} kind={kind} />}</div>
    </>
  );
}

function Found({ type, kind }: { type: Type; kind: string }) {
  return (
    <Notice tone="good">
      <h2 class="govuk-heading-m">{say(YOURS, { type: say(type.name) })}</h2>
      <p class="govuk-body">{say(type.summary)}</p>
      <p class="govuk-body">{say(PROMISE, { days: type.promised_days })}</p>
      {kind === "renewal" && (
        <p class="govuk-body">
          {say(RENEW)}{" "}
          <a class="govuk-link" href="/izin-saya">
            {say(TO_PERMITS)}
          </a>
        </p>
      )}
      <div class="app-actions">
        <a class="govuk-button" href={`/permohonan/baru/${type.id}`}>
          {say(APPLY)}
        </a>
        <a class="govuk-link" href={`/syarat/${type.id}`}>
          {say(REQUIREMENTS)}
        </a>
      </div>
    </Notice>
  );
}
