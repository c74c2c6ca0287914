import type { Schemas } from "bersama/api/client.ts";
import { say, type Text } from "bersama/language.ts";
import { useEffect, useRef } from "preact/hooks";
import { shortDay, shortMoment } from "../../../moments.ts";
import type { Desk } from "../desk.ts";
import type { ReviewDocument } from "../file.ts";
import { usePicture } from "./usePicture.ts";

const TITLE: Text = { id: "Ronde sebelumnya", en: "Earlier rounds" };
const REFUSED: Text = {
  id: "Ditolak {day} oleh {by}: “{reason}” Diganti pemohon {moment}.",
  en: "Refused {day} by {by}: “{reason}” The applicant replaced it {moment}.",
};
const REPLACED: Text = {
  id: "Diganti pemohon {moment}.",
  en: "The applicant replaced it {moment}.",
};
const BEFORE: Text = { id: "Sebelum, {day}", en: "Before, {day}" };
const AFTER: Text = { id: "Sesudah", en: "After" };
const PICTURE: Text = { id: "{label}, {when}", en: "{label}, {when}" };

/** What stood here before, what was said of it, and both side by side. */
export function Rounds({ desk, document }: { desk: Desk; document: ReviewDocument }) {
  return (
    <section>
      <h2>{say(TITLE)}</h2>
      {[...document.history].reverse().map((earlier, index) => (
        <div key={earlier.file_id}>
          <p class="app-side__said">
            {earlier.mark && !earlier.mark.accepted
              ? say(REFUSED, {
                  day: shortDay(earlier.mark.at),
                  by: earlier.mark.by,
                  reason: earlier.mark.reason ?? "",
                  moment: shortMoment(earlier.replaced_at),
                })
              : say(REPLACED, { moment: shortMoment(earlier.replaced_at) })}
          </p>
          <div class="app-twins">
            <Twin
              desk={desk}
              file={earlier}
              label={document.label}
              when={say(BEFORE, { day: shortDay(earlier.replaced_at) })}
            />
            {index === 0 && document.file_id && document.media_type && (
              <Twin
                desk={desk}
                file={{ file_id: document.file_id, media_type: document.media_type }}
                label={document.label}
                when={say(AFTER)}
              />
            )}
          </div>
        </div>
      ))}
    </section>
  );
}

type File = Pick<Schemas["EarlierFile"], "file_id" | "media_type">;

function Twin({
  desk,
  file,
  label,
  when,
}: {
  desk: Desk;
  file: File;
  label: string;
  when: string;
}) {
  const url = usePicture(desk, file.file_id, file.media_type);
  return (
    <figure>
      {file.media_type === "application/pdf" ? (
        <FirstPage desk={desk} fileId={file.file_id} name={say(PICTURE, { label, when })} />
      ) : (
        url && <img src={url} alt={say(PICTURE, { label, when })} />
      )}
      <figcaption>{when}</figcaption>
    </figure>
  );
}

/** Small: some thousand pixels, and gone with the document. */
const WIDTH = 220;

function FirstPage({ desk, fileId, name }: { desk: Desk; fileId: string; name: string }) {
  const place = useRef<HTMLImageElement>(null);
  useEffect(() => {
    let url: string | null = null;
    let over = false;
    void desk.thumbnail(fileId, WIDTH).then((blob) => {
      if (over || !blob || !place.current) return;
      url = URL.createObjectURL(blob);
      place.current.src = url;
      place.current.hidden = false;
    });
    return () => {
      over = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [fileId]);
  return <img ref={place} alt={name} hidden />;
}
