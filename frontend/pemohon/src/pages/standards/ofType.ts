// What a permit type's own data say of the components of its service standard.

import { say, type Text } from "bersama/language.ts";

import type { PermitType } from "../apply/application.ts";
import { fee, fileRule, promise, validity } from "../apply/wording.ts";

const OPTIONAL: Text = { id: "tidak wajib", en: "optional" };
const RENEWAL: Text = { id: "perpanjangan", en: "renewal" };
const APPLYING: Text = {
  id: "Pemohon mengisi formulir, mengunggah dokumen, dan mengirim permohonan di situs ini",
  en: "The applicant fills in the form, uploads the documents and sends the application on this site",
};
const VALID: Text = { id: "Berlaku: {term}", en: "Valid: {term}" };
const STAFF: Text = {
  id: "{steps} petugas, satu untuk setiap tahap pemeriksaan",
  en: "{steps} {steps:officer|officers}, one for each step of the review",
};

/** Lines by the component's id, in the order in which they are read. */
export function ofType(type: PermitType): Record<string, readonly string[]> {
  return {
    requirements: type.documents.map((document) => {
      const limits = [
        fileRule(document),
        document.only_for === "renewal" && say(RENEWAL),
        !document.required && say(OPTIONAL),
      ];
      return `${say(document.label)} (${limits.filter(Boolean).join("; ")})`;
    }),
    procedure: [say(APPLYING), ...type.steps.map(({ label }) => say(label))],
    time: [promise(type)],
    fee: [fee(type)],
    product: [say(type.name), say(VALID, { term: validity(type) })],
    legal_basis: type.legal_basis,
    staff: [say(STAFF, { steps: type.steps.length })],
  };
}
