import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Radios } from "bersama/components/fields.tsx";
import { Page } from "bersama/components/Page.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button, Notice, Show } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { dayOf } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useLocation } from "preact-iso";
import { editingFrom } from "../account/profile/from.ts";
import { type Kind, kindName, type PermitType, pathOf } from "./application.ts";
import { Back } from "./Back.tsx";
import { Requirements } from "./Requirements.tsx";
import { type Usual, usualOf } from "./usual.ts";

const TITLE: Text = { id: "Syarat izin", en: "What you need" };
const OTHERS: Text = { id: "Jenis izin lain", en: "Other permits" };
const KIND: Text = { id: "Anda mengajukan permohonan", en: "You apply for" };
const KIND_NEW: Text = { id: "Izin baru", en: "A new permit" };
const KIND_RENEWAL: Text = { id: "Perpanjangan izin lama", en: "A renewal" };
const FROM_PERMIT: Text = {
  id: "Izin lama Anda terbit lewat Sisfo Izin? Perpanjang dari halaman Izin Saya: data dan dokumen yang masih berlaku ikut terisi.",
  en: "Was your earlier permit issued here? Renew it from My permits: details and documents that still hold are filled in.",
};
const MY_PERMITS: Text = { id: "Ke Izin Saya", en: "To My permits" };
const STR: Text = {
  id: "STR tanpa kode QR tidak dapat diproses di sini. Bila STR Anda belum berkode QR, silakan datang ke loket DPMPTSP Naker.",
  en: "An STR without a QR code cannot be handled here. If yours has none yet, please come to the counter of DPMPTSP Naker.",
};
const TITLES: Text = {
  id: "Izin ini mencantumkan gelar Anda, tetapi gelar di profil Anda masih kosong. Lengkapi dahulu supaya permohonan dapat dikirim.",
  en: "This permit carries your titles, but your profile has none. Add them first, or the application cannot be sent.",
};
const TO_PROFILE: Text = { id: "Lengkapi profil", en: "Complete the profile" };
const DRAFT: Text = {
  id: "Anda punya draf izin ini dari {day} yang belum dikirim.",
  en: "You have an unsent draft of this permit from {day}.",
};
const GO_ON: Text = { id: "Lanjutkan draf {receipt}", en: "Go on with draft {receipt}" };
const START: Text = { id: "Mulai permohonan", en: "Start the application" };
const START_KIND: Text = { id: "Mulai permohonan ({kind})", en: "Start the application ({kind})" };

/** `/permohonan/baru/:type` */
export default function Start({ type: typeId }: { type: string }) {
  const loaded = useLoaded(async () => {
    const [type, profile, own, figures] = await Promise.all([
      answer(api.GET("/api/permit-types/{type_id}", { params: { path: { type_id: typeId } } })),
      answer(api.GET("/api/profile")),
      answer(api.GET("/api/applications", { params: { query: { limit: 20 } } })),
      answer(api.GET("/api/statistics/permits")).catch(() => null), // no reason to keep anybody
    ]);
    const draft = own.items.find((item) => item.type_id === typeId && item.phase === "draft");
    return {
      type,
      draft,
      titled: Boolean(profile.title_before || profile.title_after),
      usual: figures && usualOf(figures, typeId),
    };
  }, [typeId]);
  const name = loaded.value && say(loaded.value.type.name);
  return (
    <Page title={name ?? say(TITLE)} narrow>
      <Back href="/permohonan/baru" label={OTHERS} />
      <Show loaded={loaded}>{(found) => <Offer {...found} />}</Show>
    </Page>
  );
}

function Offer({
  type,
  draft,
  titled,
  usual,
}: {
  type: PermitType;
  draft: Schemas["ApplicationItem"] | undefined;
  titled: boolean;
  usual: Usual | null;
}) {
  const { route } = useLocation();
  const here = `/permohonan/baru/${type.id}`;
  const both = type.kinds.length > 1;
  const form = useForm({ kind: type.kinds[0] ?? "new" }, async ({ kind }) => {
    const body = { type_id: type.id, kind, of: null };
    const started = await answer(api.POST("/api/applications", { body }));
    route(pathOf(started.application_id));
  });
  const { kind } = form.values;
  return (
    <>
      <ErrorSummary problem={form.problem} anchor={form.anchor} />
      <p class="govuk-body app-lead">{say(type.summary)}</p>
      {draft && (
        <Notice>
          <p class="govuk-body">{say(DRAFT, { day: dayOf(draft.created_at) })}</p>
          <a class="govuk-link govuk-!-font-weight-bold" href={pathOf(draft.application_id)}>
            {say(GO_ON, { receipt: draft.receipt })}
          </a>
        </Notice>
      )}
      {type.requires_titles && !titled && (
        <Notice tone="warn">
          <p class="govuk-body">{say(TITLES)}</p>
          <a class="govuk-link" href={editingFrom(here)}>
            {say(TO_PROFILE)}
          </a>
        </Notice>
      )}
      {type.documents.some((document) => document.id === "str") && (
        <Notice tone="warn">
          <p class="govuk-body">{say(STR)}</p>
        </Notice>
      )}
      {both && (
        <Radios
          {...form.field("kind")}
          label={say(KIND)}
          onValue={(chosen) => form.put({ kind: chosen as Kind })}
          options={[
            { value: "new", label: say(KIND_NEW) },
            { value: "renewal", label: say(KIND_RENEWAL) },
          ]}
        />
      )}
      {kind === "renewal" && (
        <Notice>
          <p class="govuk-body">{say(FROM_PERMIT)}</p>
          <a class="govuk-link" href="/izin-saya">
            {say(MY_PERMITS)}
          </a>
        </Notice>
      )}
      <Requirements type={type} kind={kind} usual={usual} />
      <Button type="button" busy={form.busy} onClick={() => void form.run()}>
        {both ? say(START_KIND, { kind: kindName(kind).toLowerCase() }) : say(START)}
      </Button>
    </>
  );
}
