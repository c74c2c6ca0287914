import { answer, api } from "bersama/api/client.ts";
import { month } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

const TITLE: Text = { id: "Kata mereka", en: "What people say" };

/** Nothing is shown until somebody has said something, and an administrator has read it. */
export function Testimonials() {
  const { value } = useLoaded(
    () => answer(api.GET("/api/testimonials", { params: { query: { limit: 3 } } })),
    [],
  );
  if (!value?.items.length) return null;
  return (
    <section aria-labelledby="testimoni">
      <h2 class="govuk-heading-m" id="testimoni">
        {say(TITLE)}
      </h2>
      <ul class="app-cards">
        {value.items.map((said) => (
          <li class="app-card" key={said.text}>
            <figure class="app-quote">
              <blockquote class="app-pre">{said.text}</blockquote>
              <figcaption>
                {said.first_name} · {said.type_name} · {month(said.month)}
              </figcaption>
            </figure>
          </li>
        ))}
      </ul>
    </section>
  );
}
