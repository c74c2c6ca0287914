import { Dialog } from "bersama/components/Dialog.tsx";
import { FailedToLoad } from "bersama/components/problems.tsx";
import { Button } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useState } from "preact/hooks";

const VIEW: Text = { id: "Lihat", en: "View" };
const CLOSE: Text = { id: "Tutup", en: "Close" };
const READY: Text = { id: "Buka PDF di tab baru", en: "Open the PDF in a new tab" };

/** The checked copy: a picture here, a PDF in a tab of its own. The link is good for minutes. */
export function ViewDocument({
  link,
  label,
  mediaType,
}: {
  link: () => Promise<{ url: string }>;
  label: string;
  mediaType: string;
}) {
  const [url, setUrl] = useState<string | null>(null);
  const { run, busy, problem } = useAct(async () => {
    setUrl((await link()).url);
  });
  return (
    <>
      {problem && <FailedToLoad problem={problem} again={() => void run()} />}
      <Button kind="secondary" type="button" busy={busy} onClick={() => void run()}>
        {say(VIEW)}
        <span class="govuk-visually-hidden"> {label}</span>
      </Button>
      {url && (
        <Dialog title={label} onCancel={() => setUrl(null)}>
          {mediaType === "application/pdf" ? (
            <p>
              <a class="govuk-button" href={url} target="_blank" rel="noreferrer">
                {say(READY)}
              </a>
            </p>
          ) : (
            <img class="app-preview" src={url} alt={label} />
          )}
          <Button kind="secondary" type="button" onClick={() => setUrl(null)}>
            {say(CLOSE)}
          </Button>
        </Dialog>
      )}
    </>
  );
}
