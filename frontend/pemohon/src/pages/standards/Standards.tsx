// Standar pelayanan: the pledge and the standards of every permit type, as sheets to be printed.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Page } from "bersama/components/Page.tsx";
import { Button, Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useEffect, useState } from "preact/hooks";
import { useRoute } from "preact-iso";

import { OfType } from "./OfType.tsx";

const TITLE: Text = { id: "Standar pelayanan", en: "Service standards" };
const LEAD: Text = {
  id: "Untuk setiap jenis izin: apa yang disyaratkan, bagaimana prosesnya, berapa lama, dan ke mana mengadu.",
  en: "For every permit type: what is required, how it proceeds, how long it takes, and where to complain.",
};
const PLEDGE: Text = { id: "Maklumat pelayanan", en: "Service pledge" };
const PRINT: Text = { id: "Cetak", en: "Print" };
const TYPES: Text = { id: "Standar tiap jenis izin", en: "Standards by permit type" };
const ALL: Text = { id: "Semua standar pelayanan", en: "All service standards" };

export default function Standards() {
  const { params } = useRoute();
  // The page is built without a type, so the type comes after the page has been taken over.
  const [typeId, setTypeId] = useState<string>();
  useEffect(() => setTypeId(params.type), [params.type]);
  const standards = useLoaded(() => answer(api.GET("/api/service-standards")), []);
  const types = useLoaded(() => answer(api.GET("/api/permit-types")), []);
  const name = types.value?.items.find(({ id }) => id === typeId)?.name;
  return (
    <Page title={say(name ?? TITLE)} caption={name && say(TITLE)}>
      <Show loaded={standards}>
        {(found) =>
          typeId ? (
            <>
              <OfType key={typeId} typeId={typeId} components={found.components} />
              <Pledge {...found} />
            </>
          ) : (
            <>
              <p class="govuk-body app-lead app-no-print">{say(LEAD)}</p>
              <Pledge {...found} />
              <div class="app-no-print">
                <h2 class="govuk-heading-m">{say(TYPES)}</h2>
                <Show loaded={types}>{({ items }) => <List items={items} />}</Show>
              </div>
            </>
          )
        }
      </Show>
      <div class="app-actions">
        <Button type="button" kind="secondary" onClick={() => print()}>
          {say(PRINT)}
        </Button>
        {typeId && (
          <a class="govuk-link" href="/standar">
            {say(ALL)}
          </a>
        )}
      </div>
    </Page>
  );
}

const Pledge = ({ pledge, head_title, head_name }: Schemas["ServiceStandardsView"]) => (
  <section class="app-pledge" aria-labelledby="maklumat">
    <h2 class="govuk-heading-m" id="maklumat">
      {say(PLEDGE)}
    </h2>
    <p class="govuk-body">{say(pledge)}</p>
    <p class="govuk-body" lang="id">
      {head_title}
      <br />
      <strong>{head_name}</strong>
    </p>
  </section>
);

const List = ({ items }: Pick<Schemas["TypeList"], "items">) => (
  <ul class="govuk-list app-columns">
    {items.map(({ id, name }) => (
      <li key={id}>
        <a class="govuk-link" href={`/standar/${id}`}>
          {say(name)}
        </a>
      </li>
    ))}
  </ul>
);
