import { expect, test } from "vitest";

import type { PermitType } from "../apply/application.ts";
import { ofType } from "./ofType.ts";

const document = {
  label: { id: "KTP", en: "Identity card" },
  formats: ["jpg"],
  max_bytes: 512_000,
  max_pages: 5,
  required: true,
  only_for: null,
};
const TYPE = {
  name: { id: "Izin Contoh", en: "Sample permit" },
  fee_rupiah: 0,
  promised_days: 5,
  documents: [
    document,
    {
      ...document,
      label: { id: "SIP lama", en: "Old permit" },
      only_for: "renewal",
      required: false,
    },
  ],
  steps: [
    { id: "one", label: { id: "Pemeriksaan", en: "Check" } },
    { id: "two", label: { id: "Tanda tangan", en: "Signature" } },
  ],
  validity: { kind: "fixed", years: 2, until_field: null },
  fields: [],
  legal_basis: ["Undang-Undang Nomor 25 Tahun 2009"],
} as unknown as PermitType;

test("a type's standard is what its data say", () => {
  expect(ofType(TYPE)).toEqual({
    requirements: [
      "KTP (JPG, paling besar 500 KB)",
      "SIP lama (JPG, paling besar 500 KB; perpanjangan; tidak wajib)",
    ],
    procedure: [
      "Pemohon mengisi formulir, mengunggah dokumen, dan mengirim permohonan di situs ini",
      "Pemeriksaan",
      "Tanda tangan",
    ],
    time: ["Paling lama 5 hari kerja sejak berkas dinyatakan lengkap"],
    fee: ["Gratis, tidak dipungut biaya"],
    product: ["Izin Contoh", "Berlaku: 2 tahun"],
    legal_basis: ["Undang-Undang Nomor 25 Tahun 2009"],
    staff: ["2 petugas, satu untuk setiap tahap pemeriksaan"],
  });
});
