import { answer, api } from "bersama/api/client.ts";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

const TITLE: Text = { id: "Pengumuman", en: "Announcements" };
const MORE: Text = { id: "Pengumuman lainnya", en: "More announcements" };
const SHOWN = 3;

export function Announcements() {
  const { value } = useLoaded(
    () => answer(api.GET("/api/announcements", { params: { query: { limit: 10 } } })),
    [],
  );
  if (!value?.items.length) return null;
  return (
    <section aria-labelledby="pengumuman">
      <h2 class="govuk-heading-m" id="pengumuman">
        {say(TITLE)}
      </h2>
      {value.items.slice(0, SHOWN).map(({ id, title, text, starts_on }) => (
        <article class="app-notice" key={id}>
          <h3 class="govuk-heading-s">{say(title)}</h3>
          <p class="govuk-body app-pre">{say(text)}</p>
          <p class="govuk-body-s">{day(starts_on)}</p>
        </article>
      ))}
      {(value.items.length > SHOWN || value.cursor) && (
        <p class="govuk-body">
          <a class="govuk-link" href="/publikasi">
            {say(MORE)}
          </a>
        </p>
      )}
    </section>
  );
}
