// One file on its way: loaded when the first is sent.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { asProblem } from "bersama/api/problem.ts";
import { postFile } from "bersama/api/upload.ts";
import { unlessAborted } from "bersama/berkas/model.ts";

import type { Requirement } from "../application.ts";
import type { Slot } from "./slot.ts";

const RETRIES_MS = [1500, 4000] as const;
const MEDIA_TYPES = { jpg: "image/jpeg", png: "image/png", pdf: "application/pdf" } as const;

/**
 * Sends `file`; a broken line is tried again by itself, with a new form: the old one may have been
 * used. `begun` is called when the service has opened the slot, `onProgress` as `postFile` does.
 *
 * Throws as `postFile` does, or the service's refusal.
 */
export async function transfer(
  slot: Slot,
  file: File,
  begun: () => void,
  onProgress: (share: number) => void,
  aborted: AbortSignal,
): Promise<void> {
  const once = async () => {
    onProgress(0);
    const form = await formFor(slot, file);
    begun();
    await postFile(form, file, onProgress, aborted);
  };
  for (const pause of RETRIES_MS) {
    try {
      return await once();
    } catch (thrown) {
      if (aborted.aborted || asProblem(thrown).status !== 0) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, pause));
      unlessAborted(aborted);
    }
  }
  return once();
}

function formFor({ application, requirement }: Slot, file: File): Promise<Schemas["UploadForm"]> {
  return answer(
    api.POST("/api/applications/{application_id}/documents/{document_id}/upload", {
      params: { path: { application_id: application, document_id: requirement.id } },
      body: { media_type: mediaType(requirement, file) },
    }),
  );
}

/** As the slot takes it; the content was looked at before, and is again on arrival. */
function mediaType({ formats }: Requirement, file: File): string {
  const taken = formats.map((format) => MEDIA_TYPES[format]);
  return taken.find((type) => type === file.type) ?? taken[0] ?? file.type;
}
