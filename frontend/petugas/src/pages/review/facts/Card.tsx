import { say, type Text } from "bersama/language.ts";

import type { Desk } from "../desk.ts";
import { usePicture } from "./usePicture.ts";

const PINNED: Text = { id: "KTP, disematkan", en: "KTP, pinned" };
const PICTURE: Text = { id: "KTP pemohon", en: "The applicant's KTP" };
const OPEN: Text = { id: "Buka di penampil", en: "Open in the viewer" };

/** The document that names the applicant in every permit type. */
const CARDS = ["ktp", "ktp_pendiri"];

/** The identity card beside whatever is looked at: every paper's name is compared with it. */
export function Card({ desk }: { desk: Desk }) {
  const card = desk.file.value?.documents.find(
    ({ document_id, file_id }) => CARDS.includes(document_id) && file_id,
  );
  const isOpen = card?.document_id === desk.current.value;
  const url = usePicture(desk, isOpen ? null : (card?.file_id ?? null), card?.media_type ?? null);
  if (!card || isOpen || !url) return null;
  return (
    <section>
      <h2>
        {say(PINNED)}
        <button
          type="button"
          class="app-link app-side__more"
          onClick={() => desk.go(card.document_id)}
        >
          {say(OPEN)}
        </button>
      </h2>
      <div class="app-idcrop">
        <img
          class="app-card-id"
          src={url}
          alt={say(PICTURE)}
          onLoad={() => {
            const { document_id: documentId, file_id: fileId } = card;
            if (fileId) desk.marking.painted({ documentId, fileId });
          }}
        />
      </div>
    </section>
  );
}
