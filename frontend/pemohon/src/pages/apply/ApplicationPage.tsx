import { later } from "bersama/components/later.tsx";
import { Page } from "bersama/components/Page.tsx";
import { Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";

import { useFile } from "./application.ts";

const Followed = later(async () => (await import("../following/Followed.tsx")).Followed);
const TaskList = later(async () => (await import("./TaskList.tsx")).TaskList);

const TITLE: Text = { id: "Permohonan", en: "Application" };

/** `/permohonan/:id`: the way through a draft; once it is sent, how it stands. */
export default function ApplicationPage({ id }: { id: string }) {
  const file = useFile(id);
  return (
    <Page title={file.value?.application.type_name ?? say(TITLE)} narrow>
      <Show loaded={file}>
        {(found) =>
          found.application.phase === "draft" ? (
            <TaskList file={found} />
          ) : (
            <Followed file={found} again={file.again} />
          )
        }
      </Show>
    </Page>
  );
}
