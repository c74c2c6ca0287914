// What waits for a signature: permits at the signer's step, and decrees that take a permit back.

import { say, type Text } from "bersama/language.ts";

import type { Row } from "../../api/queue.ts";
import type { BatchItem, Decree, Item } from "../../api/signing.ts";
import { PERMITS } from "../permits/address.ts";

export const REVOCATION: Text = { id: "Pencabutan", en: "Revocation" };

/** `asked` is what the service signs, `row` a permit's line of the queue; `short` begins with the kind of letter. */
export interface Letter {
  readonly id: string;
  readonly asked: Item;
  readonly applicant: string;
  readonly short: string;
  readonly number: string;
  readonly href: string;
  readonly findings: number;
  readonly promised_on: string | null;
  readonly promise_days_left: number | null;
  readonly decree: Decree | null;
}

export const ofRow = (row: Row): Letter => ({
  id: row.application_id,
  asked: { application_id: row.application_id, decree_of: "", version: row.version },
  applicant: row.applicant,
  short: row.type.short,
  number: row.number,
  href: fileOf(row.application_id),
  findings: row.findings,
  promised_on: row.promised_on,
  promise_days_left: row.promise_days_left,
  decree: null,
});

export const ofDecree = (decree: Decree): Letter => ({
  id: decree.permit_id,
  asked: { application_id: "", decree_of: decree.permit_id, version: decree.version },
  applicant: decree.holder,
  short: say(REVOCATION),
  number: decree.number,
  href: permitAt(decree.permit_id),
  findings: 0,
  promised_on: null,
  promise_days_left: null,
  decree,
});

const fileOf = (application_id: string) => `/petugas/berkas/${application_id}`;
const permitAt = (permit_id: string) => `${PERMITS}/${permit_id}`;

/** Of a letter that was sent to be signed: one of both is empty. */
export const idOf = ({ application_id, decree_of }: BatchItem) => application_id || decree_of;

export const placeOf = ({ application_id, decree_of }: BatchItem) =>
  decree_of ? permitAt(decree_of) : fileOf(application_id);
