import { answer, api } from "bersama/api/client.ts";
import { Page } from "bersama/components/Page.tsx";
import { Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

const TITLE: Text = { id: "Beranda", en: "Dashboard" };

export default function Dashboard() {
  const own = useLoaded(
    () => answer(api.GET("/api/applications", { params: { query: { limit: 10 } } })),
    [],
  );
  return (
    <Page title={say(TITLE)}>
      <Show loaded={own}>{(page) => <p class="govuk-body">{page.items.length}</p>}</Show>
    </Page>
  );
}
