import { number } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import { Icon, type IconName } from "../../../components/Icon.tsx";
import { KeyHint } from "../../../components/KeyHint.tsx";
import type { Desk } from "../desk.ts";
import type { Moves } from "./moves.ts";

const PREVIOUS: Text = { id: "Dokumen sebelumnya", en: "Previous document" };
const NEXT: Text = { id: "Dokumen berikutnya", en: "Next document" };
const OF: Text = { id: "{at} dari {count}", en: "{at} of {count}" };
const PAGE: Text = { id: "Hal. {page}/{pages}", en: "Page {page}/{pages}" };
const PAGE_BACK: Text = { id: "Halaman sebelumnya", en: "Previous page" };
const PAGE_ON: Text = { id: "Halaman berikutnya", en: "Next page" };
const SMALLER: Text = { id: "Perkecil", en: "Zoom out" };
const LARGER: Text = { id: "Perbesar", en: "Zoom in" };
const FIT: Text = { id: "Pas lebar", en: "Fit width" };
const TURN: Text = { id: "Putar", en: "Rotate" };

export function Bar({
  desk,
  moves,
  pages,
  canBack,
  canOn,
}: {
  desk: Desk;
  moves: Moves;
  pages: number;
  canBack: boolean;
  canOn: boolean;
}) {
  const document = desk.document.value;
  const { order } = desk.marking.marks.value;
  const look = document?.file_id ? desk.lookOf(document.file_id) : null;
  return (
    <div class="app-viewer__bar">
      <span>
        <Sign icon="back" name={PREVIOUS} keys="p" off={!canBack} act={() => moves.document(-1)} />
        <b>
          {say(OF, {
            at: document ? order.indexOf(document.document_id) + 1 : 0,
            count: order.length,
          })}
        </b>
        <Sign icon="on" name={NEXT} keys="n" first off={!canOn} act={() => moves.document(1)} />
      </span>
      {look && (
        <>
          <span>
            <Sign
              icon="up"
              asCap
              name={PAGE_BACK}
              keys="["
              off={look.page <= 1}
              act={() => moves.page(-1)}
            />
            {say(PAGE, { page: look.page, pages })}
            <Sign
              icon="down"
              asCap
              name={PAGE_ON}
              keys="]"
              first
              off={look.page >= pages}
              act={() => moves.page(1)}
            />
          </span>
          <span>
            <Sign icon="minus" asCap name={SMALLER} keys="-" act={() => moves.zoom(-1)} />
            {number(look.zoom * 100)} %
            <Sign icon="plus" asCap name={LARGER} keys="+" first act={() => moves.zoom(1)} />
          </span>
          <span>
            <button type="button" class="app-button app-button--bare" onClick={moves.fit}>
              {say(FIT)} <KeyHint keys="0" />
            </button>
          </span>
          <span>
            <Sign icon="turn" name={TURN} keys="t" act={moves.turn} />
          </span>
        </>
      )}
    </div>
  );
}

function Sign({
  icon,
  name,
  keys,
  first = false,
  off = false,
  asCap = false,
  act,
}: {
  icon: IconName;
  name: Text;
  keys: string;
  first?: boolean;
  off?: boolean;
  /** The cap says what it does; its sign is for those who have switched keys off. */
  asCap?: boolean;
  act: () => void;
}) {
  return (
    <button
      type="button"
      class={`app-button app-button--bare${asCap ? " app-button--cap" : ""}`}
      title={say(name)}
      aria-disabled={off || undefined}
      onClick={() => !off && act()}
    >
      {first && <KeyHint keys={keys} />}
      <Icon name={icon} />
      <span class="app-hidden">{say(name)}</span>
      {!first && <KeyHint keys={keys} />}
    </button>
  );
}
