// Replies that administrators keep for officers.

import { answer, api, type Schemas } from "bersama/api/client.ts";

export type Kept = Schemas["SavedReplyEntry"];

export const keptReplies = () => answer(api.GET("/api/admin/saved-replies"));

export const keepReply = (entry_id: string, body: Schemas["SavedReplyInput"]) =>
  answer(api.PUT("/api/admin/saved-replies/{entry_id}", { params: { path: { entry_id } }, body }));
