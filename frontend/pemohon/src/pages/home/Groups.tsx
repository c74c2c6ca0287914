import { answer, api } from "bersama/api/client.ts";
import { Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

const TITLE: Text = { id: "Izin yang dapat diajukan", en: "Permits to apply for" };
const COUNT: Text = { id: "{count} jenis izin", en: "{count} permit {count:type|types}" };
const ALL: Text = {
  id: "Semua jenis izin dan syaratnya",
  en: "All permit types and what they take",
};
const SHOWN = 6;

/** The groups of permit types; a group of one leads to that type at once. */
export function Groups() {
  const types = useLoaded(() => answer(api.GET("/api/permit-types")), []);
  return (
    <section class="app-groups" aria-labelledby="jenis">
      <h2 class="govuk-heading-m" id="jenis">
        {say(TITLE)}
      </h2>
      <Show loaded={types}>
        {({ items, groups }) => (
          <ul class="app-cards">
            {groups.map(({ id, name }) => {
              const own = items.filter((item) => item.group === id);
              const [only, another] = own;
              return (
                <li class="app-card" key={id}>
                  <a
                    class="app-card__link govuk-link"
                    href={
                      only && !another
                        ? `/syarat/${only.id}`
                        : `/syarat?sektor=${own[0]?.sector ?? ""}`
                    }
                  >
                    {say(name)}
                  </a>
                  <p>
                    {only && !another
                      ? say(only.summary)
                      : `${say(COUNT, { count: own.length })}: ${named(own.map((item) => say(item.name)))}`}
                  </p>
                </li>
              );
            })}
          </ul>
        )}
      </Show>
      <p class="govuk-body">
        <a class="govuk-link" href="/syarat">
          {say(ALL)}
        </a>
      </p>
    </section>
  );
}

const named = (names: readonly string[]) =>
  names.slice(0, SHOWN).join(", ") + (names.length > SHOWN ? ", …" : "");
