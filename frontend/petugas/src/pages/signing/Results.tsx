import { Scroll } from "bersama/components/Scroll.tsx";
import { turning } from "bersama/components/turning.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useEffect, useRef } from "preact/hooks";

import type { BatchItem } from "../../api/signing.ts";
import { Icon } from "../../components/Icon.tsx";
import { type State, StateTag } from "../../components/StateTag.tsx";
import { typeChoices } from "../queue/choices.ts";
import { Tick } from "../queue/Table.tsx";
import { idOf, placeOf, REVOCATION } from "./letters.ts";
import { type Stand, standOf } from "./progress.ts";

const CAPTION: Text = {
  id: "Hasil tiap surat, yang gagal di atas",
  en: "Result of each letter, the failed first",
};
const AGAIN: Text = { id: "Ulangi {name}", en: "Try {name} again" };
const LOCKED: Text = { id: "tidak dapat diulang", en: "cannot be tried again" };
const RETRY: Text = { id: "Ulangi", en: "Retry" };
const HOLDER: Text = { id: "Pemegang izin", en: "Holder" };
const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const RESULT: Text = { id: "Hasil", en: "Result" };
const NUMBER: Text = { id: "Nomor surat, atau sebabnya", en: "Number of the letter, or the cause" };
const TO_SIGNER: Text = { id: "menunggu jawaban penanda tangan", en: "waiting for the signer" };

const TAGS: Record<Stand, State> = {
  failed: "failed",
  signing: "underWay",
  waiting: "waiting",
  issued: "issued",
};

type Names = (typeId: string) => string;

export function Results({
  items,
  here,
  ticks,
  stand,
  tick,
}: {
  items: readonly BatchItem[];
  here: string | null;
  ticks: ReadonlySet<string>;
  stand: (id: string) => void;
  tick: (id: string) => void;
}) {
  const types = useLoaded(typeChoices, []).value ?? [];
  const typeName: Names = (id) => types.find(({ value }) => value === id)?.label ?? id;
  return (
    <Scroll label={say(CAPTION)}>
      <table class="app-table">
        <caption class="app-hidden">{say(CAPTION)}</caption>
        <thead>
          <tr>
            <th scope="col" class="app-table__tick">
              <span class="app-hidden">{say(RETRY)}</span>
            </th>
            <th scope="col">{say(HOLDER)}</th>
            <th scope="col">{say(TYPE)}</th>
            <th scope="col">{say(RESULT)}</th>
            <th scope="col">{say(NUMBER)}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Line
              key={idOf(item)}
              item={item}
              here={idOf(item) === here}
              on={ticks.has(idOf(item))}
              stand={stand}
              tick={tick}
              typeName={typeName}
            />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Line({
  item,
  here,
  on,
  stand,
  tick,
  typeName,
}: {
  item: BatchItem;
  typeName: Names;
  here: boolean;
  on: boolean;
  stand: (id: string) => void;
  tick: (id: string) => void;
}) {
  const id = idOf(item);
  const now = standOf(item);
  const line = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (here) line.current?.scrollIntoView({ block: "nearest" });
  }, [here]);
  const look = [here && "is-here", now === "failed" && on && "is-ticked"];
  return (
    <tr
      ref={line}
      class={look.filter(Boolean).join(" ") || undefined}
      aria-current={here ? "true" : undefined}
      onClick={() => stand(id)}
      onFocusIn={() => stand(id)}
    >
      <td class="app-table__tick">
        {now === "failed" ? (
          <Tick label={say(AGAIN, { name: item.applicant })} on={on} onTick={() => tick(id)} />
        ) : (
          <span class="app-ticker">
            <Icon name="lock" />
            <span class="app-hidden">{say(LOCKED)}</span>
          </span>
        )}
      </td>
      <th scope="row">
        {item.applicant}
        <small>
          <a href={placeOf(item)}>{turning(item.number)}</a>
        </small>
      </th>
      <td>
        {item.decree_of && `${say(REVOCATION)}: `}
        {typeName(item.type_id)}
      </td>
      <td>
        <StateTag state={TAGS[now]} />
      </td>
      <td>
        <Cause item={item} now={now} />
      </td>
    </tr>
  );
}

function Cause({ item, now }: { item: BatchItem; now: Stand }) {
  if (item.permit_number) return <b>{turning(item.permit_number)}</b>;
  if (now === "signing") return <span class="app-nil">{say(TO_SIGNER)}</span>;
  if (!item.reason) return <span class="app-nil">–</span>;
  return (
    <>
      {item.reason.title}
      <small>
        {item.reason.detail} {item.reason.errors.map(({ message }) => message).join(" ")}
      </small>
    </>
  );
}
