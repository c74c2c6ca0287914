// Signing many letters in one act, and how far each of them is.

import { answer, api, type Schemas } from "bersama/api/client.ts";

export type Item = Schemas["BatchItemInput"];
export type Decree = Schemas["DecreeView"];
export type Batch = Schemas["SigningBatchView"];
export type BatchItem = Schemas["SigningItemView"];

/** Without a passphrase where the signer needs none. `key`: the same while the same act is tried again, so that nothing is signed twice. */
export const signBatch = (items: readonly Item[], passphrase: string, key: string) =>
  answer(
    api.POST("/api/officer/signing-batches", {
      params: { header: { "Idempotency-Key": key } },
      body: { items: [...items], passphrase: passphrase || null },
    }),
  );

export const loadBatch = (batch_id: string): Promise<Batch> =>
  answer(api.GET("/api/officer/signing-batches/{batch_id}", { params: { path: { batch_id } } }));

export type Letter = Schemas["LetterLink"];
export type Certificate = Schemas["CertificateView"];

/** The letter as it would be signed, with a watermark, without number and signature. */
export const loadLetter = (application_id: string): Promise<Letter> =>
  answer(
    api.GET("/api/officer/applications/{application_id}/letter", {
      params: { path: { application_id } },
    }),
  );

/** Decrees of revocation that are not signed yet. */
export const loadDecrees = async (): Promise<Decree[]> => {
  const { items } = await answer(api.GET("/api/officer/decrees", {}));
  return items.filter(({ state }) => state === "waiting");
};

export const loadDecree = (permit_id: string): Promise<Letter> =>
  answer(api.GET("/api/officer/decrees/{permit_id}/letter", { params: { path: { permit_id } } }));

export const loadCertificate = (): Promise<Certificate> =>
  answer(api.GET("/api/officer/signer-certificate"));
