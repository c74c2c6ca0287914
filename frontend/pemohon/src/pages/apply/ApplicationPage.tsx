import { later } from "bersama/components/later.tsx";
import { Page } from "bersama/components/Page.tsx";
import { Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useEffect } from "preact/hooks";

import { useApplication } from "./application.ts";

const Followed = later(async () => (await import("../following/Followed.tsx")).Followed);
const TaskList = later(async () => (await import("./TaskList.tsx")).TaskList);

const WorksFor = later(async () => (await import("./WorksFor.tsx")).WorksFor);

const TITLE: Text = { id: "Permohonan", en: "Application" };

/** `/permohonan/:id`: the way through a draft; once it is sent, how it stands. */
export default function ApplicationPage({ id }: { id: string }) {
  const loaded = useApplication(id);
  useEffect(() => {
    Followed.fetch(); // together with the question which of them it is
    TaskList.fetch();
  }, []);
  return (
    <Page title={loaded.value?.application.type_name ?? say(TITLE)} narrow>
      <Show loaded={loaded}>
        {(found) => (
          <>
            {found.application.works_for && <WorksFor whose={found.application.works_for} />}
            {found.application.phase === "draft" ? (
              <TaskList shown={found} />
            ) : (
              <Followed shown={found} again={loaded.again} />
            )}
          </>
        )}
      </Show>
    </Page>
  );
}
