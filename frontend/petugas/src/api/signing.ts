// Signing many letters in one act, and how far each of them is.

import { answer, api, type Schemas } from "bersama/api/client.ts";

import type { Item } from "./queue.ts";

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

type Asked<T> = Promise<{ data?: T; error?: unknown; response: Response }>;
const ask = api as unknown as { GET: <T>(path: string, init?: object) => Asked<T> };

export interface Letter {
  readonly url: string;
  readonly expires_at: string;
}

/** The letter as it would be signed, with a watermark, without number and signature. */
export const loadLetter = (application_id: string): Promise<Letter> =>
  answer(
    ask.GET<Letter>("/api/officer/applications/{application_id}/letter", {
      params: { path: { application_id } },
    }),
  );

export interface Certificate {
  readonly state: string;
  readonly subject: string | null;
  readonly valid_until: string | null;
  readonly days_left: number | null;
  readonly seen_at: string | null;
}

export const loadCertificate = (): Promise<Certificate> =>
  answer(ask.GET<Certificate>("/api/officer/signer-certificate"));
