// What a person types on the registration form, until the service has it.

import type { Schemas } from "bersama/api/client.ts";
import { forget, keep, kept } from "bersama/kept.ts";

export interface Draft {
  nik: string;
  name: string;
  title_before: string;
  title_after: string;
  birth_place: string;
  birth_date: string;
  sex: string;
  occupation: string;
  whatsapp: string;
  email: string;
  village: string;
  street: string;
}

export const EMPTY: Draft = {
  nik: "",
  name: "",
  title_before: "",
  title_after: "",
  birth_place: "",
  birth_date: "",
  sex: "",
  occupation: "",
  whatsapp: "",
  email: "",
  village: "",
  street: "",
};

const DRAFT = "registration-form";
const STARTED = "registration";

/** For this tab alone: nobody is signed in yet, and the computer may be anybody's. */
const TAB = "sessionStorage";

/** Kept until the tab is closed: whoever notices a mistake later types that alone. */
export const keptDraft = (): Draft => ({ ...EMPTY, ...kept<Draft>(DRAFT, TAB) });
export const keepDraft = (draft: Draft) => keep(DRAFT, draft, TAB);

/** A registration that the service knows; `secret` proves that it is the same person. */
export interface Started {
  id: string;
  secret: string;
  email: string;
  whatsapp: string;
  /** The link was sent. */
  sent?: boolean;
}

export const keptStart = () => kept<Started>(STARTED, TAB);

export const keepStart = (started: Started) => keep(STARTED, started, TAB);
export const forgetStart = () => forget(STARTED, TAB);

/** For another person: nothing stays in the tab. */
export function forgetAllOfIt(): void {
  forget(STARTED, TAB);
  forget(DRAFT, TAB);
}

/** The form as the service takes it. */
export function asForm(
  draft: Draft,
  password: string,
  declared_true: boolean,
): Schemas["RegistrationForm"] {
  const { village, street, ...particulars } = draft;
  return {
    ...particulars,
    sex: draft.sex as Schemas["Sex"],
    address: { village, street },
    password,
    declared_true,
  };
}

/**
 * Birth date and sex as the NIK tells them (docs/domain.md §4): DDMMYY from the seventh digit, with 40
 * added to the day for women. `null` while it tells none; a guess to correct, never a refusal.
 */
export function fromNik(nik: string): { birth_date: string; sex: string } | null {
  if (!/^\d{16}$/.test(nik)) return null;
  const day = Number(nik.slice(6, 8));
  const month = nik.slice(8, 10);
  const year = Number(nik.slice(10, 12));
  const century = year > new Date().getFullYear() % 100 ? 1900 : 2000;
  const born = `${century + year}-${month}-${String(day % 40).padStart(2, "0")}`;
  const real = new Date(`${born}T00:00:00Z`);
  if (Number.isNaN(real.getTime()) || !real.toISOString().startsWith(born)) return null;
  return { birth_date: born, sex: day > 40 ? "female" : "male" };
}
