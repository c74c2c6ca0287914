// What a row says, with the same words in the table, in its detail and in the results of a search.

import { number } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import type { ComponentChildren } from "preact";

import type { Row } from "../../api/queue.ts";
import { StateTag } from "../../components/StateTag.tsx";
import { shortDay, shortMoment, weekday } from "../../moments.ts";

const NOT_REGISTERED: Text = { id: "belum diregistrasi", en: "not yet registered" };
const CLOSED: Text = {
  id: "di luar jangkauan Anda, isinya tidak dapat dibuka",
  en: "beyond your reach, it cannot be opened",
};
const KINDS: Readonly<Record<string, Text>> = {
  new: { id: "Baru", en: "New" },
  renewal: { id: "Perpanjangan", en: "Renewal" },
};
const GONE: Text = { id: "Sudah tidak di daftar ini", en: "No longer in this list" };
const DISTRICT: Text = { id: "Kec. {name}", en: "Kec. {name}" };
const HOURS: Text = { id: "{hours} jam", en: "{hours} {hours:hour|hours}" };
const DAYS: Text = { id: "{days} hari", en: "{days} {days:day|days}" };
const LATE: Text = { id: "lewat {days}", en: "{days} late" };
const LATE_MEANS: Text = {
  id: "lewat tenggat",
  en: "past the deadline",
};
const PROMISE: Text = { id: "janji {day}", en: "promise {day}" };
const BROKEN: Text = { id: "lewat janji {day}", en: "promise {day} missed" };
const TARGET: Text = { id: "target {day}", en: "target {day}" };

export const kindOf = ({ kind }: Row) => say(KINDS[kind] ?? { id: kind, en: kind });

const districtOf = ({ district }: Row) => (district ? say(DISTRICT, { name: district.name }) : "");

const NUMBER: Text = { id: "Nomor", en: "Number" };
const APPLICANT: Text = { id: "Pemohon", en: "Applicant" };
const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const STEP: Text = { id: "Tahap", en: "Step" };
const STATE: Text = { id: "Keadaan", en: "State" };

/** Over `FileCells` with the step. */
export const FILE_HEADS: readonly Text[] = [NUMBER, APPLICANT, TYPE, STEP, STATE];

/** What every row of a list of files begins with; `children` stand beside the state. */
export function FileCells({
  row,
  gone = false,
  withStep = false,
  children,
}: {
  row: Row;
  gone?: boolean;
  withStep?: boolean;
  children?: ComponentChildren;
}) {
  return (
    <>
      <td class="app-nowrap">
        <NumberCell row={row} />
      </td>
      <th scope="row">
        {row.applicant}
        <small>{districtOf(row)}</small>
      </th>
      <td>
        {row.type.short}
        <small>{kindOf(row)}</small>
      </td>
      {withStep && <td>{row.step?.label}</td>}
      <td>
        <StateCell row={row} gone={gone} />
        {children}
      </td>
    </>
  );
}

export function NumberCell({ row }: { row: Row }) {
  return (
    <>
      {row.opens ? (
        <a class="app-no" href={`/petugas/berkas/${row.application_id}`}>
          {row.number}
        </a>
      ) : (
        <span class="app-no">{row.number}</span>
      )}
      {!row.registered && <small>{say(NOT_REGISTERED)}</small>}
      {!row.opens && <small>{say(CLOSED)}</small>}
    </>
  );
}

export function StateCell({ row, gone }: { row: Row; gone: boolean }) {
  if (gone) return <span class="app-nil">{say(GONE)}</span>;
  return (
    <span class="app-tags">
      <OwnState row={row} />
      {row.escalated && <StateTag state="escalated" />}
    </span>
  );
}

function OwnState({ row }: { row: Row }) {
  if (row.phase === "correction") return <StateTag state="applicant" />;
  if (row.claimed_by_me) return <StateTag state="mine" />;
  if (row.claimed_by)
    return (
      <StateTag state="held">
        {shortName(row.claimed_by)}
        {row.claimed_until && ` ${shortDay(row.claimed_until)}`}
      </StateTag>
    );
  if (row.phase === "signing") return <StateTag state="underWay" />;
  if (row.signing_refused) return <StateTag state="signingRefused" />;
  return <StateTag state="free" />;
}

/** Yulia Fitri → Yulia F. */
export function shortName(name: string): string {
  const [first, second] = name.replace(/,.*$/, "").split(" ");
  return second ? `${first} ${second[0]}.` : `${first}`;
}

export function WaitingCell({ row }: { row: Row }) {
  return (
    <>
      {row.waiting_hours === null ? (
        <span class="app-nil">–</span>
      ) : (
        say(HOURS, { hours: number(row.waiting_hours) })
      )}
      {row.waiting_since && <small>{shortMoment(row.waiting_since)}</small>}
    </>
  );
}

/** The step's target, by which lists are ordered; under it what was promised to the applicant. */
export function DueCell({ row }: { row: Row }) {
  const { due_at, promised_on } = row;
  if (!due_at && !promised_on) return <span class="app-nil">–</span>;
  return (
    <>
      <DaysLeft days={row.days_left} />
      <small>
        {due_at && (promised_on ? shortDay(due_at) : say(TARGET, { day: weekday(due_at) }))}
        {due_at && promised_on && " · "}
        <Promised row={row} />
      </small>
    </>
  );
}

/** What was promised alone, where nothing else orders the list. */
export function PromiseCell({ row }: { row: Pick<Row, "promised_on" | "promise_days_left"> }) {
  if (!row.promised_on) return <span class="app-nil">–</span>;
  return (
    <>
      <DaysLeft days={row.promise_days_left} />
      <small>{weekday(row.promised_on)}</small>
    </>
  );
}

function Promised({ row: { promised_on, promise_days_left } }: { row: Row }) {
  if (!promised_on) return null;
  const day = shortDay(promised_on);
  if ((promise_days_left ?? 0) >= 0) return <>{say(PROMISE, { day })}</>;
  return <b>{say(BROKEN, { day })}</b>;
}

export function DaysLeft({ days }: { days: number | null }) {
  if (days === null) return null;
  if (days < 0)
    return (
      <StateTag state="overdue">
        {say(LATE, { days: -days })} <span class="app-hidden">{say(LATE_MEANS)}</span>
      </StateTag>
    );
  if (days === 0) return <StateTag state="today" />;
  return <>{say(DAYS, { days })}</>;
}

/** A zero is quiet; what is above it is bold. */
export function Count({ value }: { value: number }) {
  return value > 0 ? <b>{value}</b> : <span class="app-nil">0</span>;
}
