// Values of fields while they are typed in; what is stored for each kind says
// chalicelib/domain/catalogue/values.py.

import type { FieldRule } from "../application.ts";

export type Values = Readonly<Record<string, unknown>>;

export interface Place {
  name: string;
  place_id: string | null;
  note: string | null;
}

export interface Village {
  code: string;
  name: string;
  district: string;
}

export const LIFETIME = "lifetime";

export const asText = (value: unknown): string =>
  value === undefined || value === null ? "" : String(value);

export const asPlaces = (value: unknown): Place[] => (Array.isArray(value) ? value : []);

export function asRange(value: unknown): { from: string; to: string } {
  const range = (value ?? {}) as { from?: string; to?: string };
  return { from: range.from ?? "", to: range.to ?? "" };
}

/** Of a stored village, or of one that was just chosen. */
export const asVillageCode = (value: unknown): string =>
  typeof value === "string" ? value : ((value as Village | null | undefined)?.code ?? "");

export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

const WHOLE_DATE = /^\d{4}-\d{2}-\d{2}$/;
const VILLAGE_CODE = /^\d{2}\.\d{2}\.\d{2}\.\d{4}$/;

/** Whether it can be judged while its person is still at it: half a date is no mistake yet. */
export function isWhole({ kind }: FieldRule, value: unknown): boolean {
  if (isEmpty(value)) return true;
  switch (kind) {
    case "text":
    case "long_text":
    case "choice":
    case "places":
      return true;
    case "date":
      return WHOLE_DATE.test(asText(value));
    case "date_or_lifetime":
      return value === LIFETIME || WHOLE_DATE.test(asText(value));
    case "date_range": {
      const { from, to } = asRange(value);
      return WHOLE_DATE.test(from) && WHOLE_DATE.test(to);
    }
    case "village":
      return VILLAGE_CODE.test(asVillageCode(value));
    default:
      return false; // e-mail, telephone and number are judged once they are left
  }
}
