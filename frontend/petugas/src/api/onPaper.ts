// The counter for who has no way to be written to: an account, letters and permits on paper.

import { answer, api, type Schemas } from "bersama/api/client.ts";

export type Started = Schemas["DeskRegistration"];
export type Made = Schemas["DeskAccount"];
export type ToFetch = Schemas["ToFetchView"];

export const beginAccount = (form: Schemas["DeskForm"]) =>
  answer(api.POST("/api/officer/paper/accounts", { body: form }));

export const makeAccount = (account_id: string) =>
  answer(
    api.POST("/api/officer/paper/accounts/{account_id}", { params: { path: { account_id } } }),
  );

/** What names a registration, and what proves that it is this one. */
const known = ({ registration_id, secret }: Started) => ({
  params: { path: { registration_id } },
  headers: { "Registration-Secret": secret },
});

export const scanForm = (started: Started) =>
  answer(api.POST("/api/registrations/{registration_id}/ktp", known(started)));

export const scanState = (started: Started) =>
  answer(api.GET("/api/registrations/{registration_id}", known(started)));

export type WaitingLetter = Schemas["WaitingLetterView"];

/** All that lie there, the oldest first. */
export const lettersWaiting = (cursor: string | null) =>
  answer(api.GET("/api/officer/paper/letters", { params: { query: { limit: 25, cursor } } }));

export const toFetch = (nik: string) =>
  answer(api.POST("/api/officer/paper/letters", { body: { nik, identity_seen: true } }));

export const handOver = (account_id: string, message_id: string) =>
  answer(
    api.POST("/api/officer/paper/accounts/{account_id}/letters/{message_id}", {
      params: { path: { account_id, message_id } },
    }),
  );

export const permitToPrint = (account_id: string, permit_id: string) =>
  answer(
    api.POST("/api/officer/paper/accounts/{account_id}/permits/{permit_id}", {
      params: { path: { account_id, permit_id } },
    }),
  );

export const addAddress = (account_id: string, email: string) =>
  answer(
    api.POST("/api/officer/paper/accounts/{account_id}/address", {
      params: { path: { account_id } },
      body: { email, identity_seen: true },
    }),
  );

export const withdrawFor = (account_id: string, application_id: string, reason: string) =>
  answer(
    api.POST("/api/officer/paper/accounts/{account_id}/applications/{application_id}/withdrawal", {
      params: { path: { account_id, application_id } },
      body: { reason, identity_seen: true },
    }),
  );
