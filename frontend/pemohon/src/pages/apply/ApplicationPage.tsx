import { Page } from "bersama/components/Page.tsx";
import { Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";

import { Followed } from "../following/Followed.tsx";
import { useFile } from "./application.ts";
import { TaskList } from "./TaskList.tsx";

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
