// The fourteen components of one permit type (PermenPANRB 15/2014): what its data say, then what the
// office says for every type.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Show } from "bersama/components/shown.tsx";
import { turning } from "bersama/components/turning.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { ofType } from "./ofType.ts";

type Component = Schemas["ComponentView"];

const DELIVERY: Text = { id: "Penyampaian pelayanan", en: "Delivery of the service" };
const MANAGEMENT: Text = { id: "Pengelolaan pelayanan", en: "Management of the service" };

export function OfType({
  typeId,
  components,
}: {
  typeId: string;
  components: readonly Component[];
}) {
  const found = useLoaded(
    () => answer(api.GET("/api/permit-types/{type_id}", { params: { path: { type_id: typeId } } })),
    [typeId],
  );
  return (
    <Show loaded={found}>
      {(type) => {
        const own = ofType(type);
        return [DELIVERY, MANAGEMENT].map((heading) => (
          <section key={heading.id}>
            <h2 class="govuk-heading-m">{say(heading)}</h2>
            <ol class="app-standard">
              {components.map(
                ({ id, name, published, lines }, place) =>
                  published === (heading === DELIVERY) && (
                    <li key={id} value={place + 1}>
                      <h3 class="govuk-heading-s">{say(name)}</h3>
                      <Lines items={[...(own[id] ?? []), ...lines.map((line) => say(line))]} />
                    </li>
                  ),
              )}
            </ol>
          </section>
        ));
      }}
    </Show>
  );
}

const Lines = ({ items }: { items: readonly string[] }) =>
  items.length === 1 ? (
    <p class="govuk-body">{turning(items[0] ?? "")}</p>
  ) : (
    <ul class="govuk-list govuk-list--bullet">
      {items.map((item) => (
        <li key={item}>{turning(item)}</li>
      ))}
    </ul>
  );
