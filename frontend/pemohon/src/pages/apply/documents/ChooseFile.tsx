import { CHOOSE_FILE } from "bersama/components/fields.tsx";
import { say, type Text } from "bersama/language.ts";

import { inRow } from "./focus.ts";
import { choose } from "./sending.ts";
import type { Slot } from "./slot.ts";

const REPLACE: Text = { id: "Ganti berkas", en: "Replace the file" };
const CAMERA: Text = { id: "Ambil foto", en: "Take a photo" };

/** A file of the phone, or its camera where a picture is asked for. */
export function ChooseFile({
  slot,
  label,
  replaces,
}: {
  slot: Slot;
  label: string;
  replaces: boolean;
}) {
  const { formats } = slot.requirement;
  const pictures = formats.some((format) => format !== "pdf");
  const accept = [pictures && "image/*", formats.includes("pdf") && "application/pdf"]
    .filter(Boolean)
    .join(",");
  const taken = (input: HTMLInputElement) => {
    const file = input.files?.[0];
    input.value = ""; // the same file can be chosen again
    if (file) inRow(slot, () => choose(slot, file));
  };
  const input = (name: string, text: Text, camera: boolean) => (
    <span class={camera ? "app-choose app-choose--camera" : "app-choose"}>
      <input
        type="file"
        id={name}
        class="govuk-visually-hidden"
        accept={camera ? "image/*" : accept}
        {...(camera && { capture: "environment" as const })}
        onChange={(event) => taken(event.currentTarget)}
      />
      <label class="govuk-button govuk-button--secondary app-flat" for={name}>
        {say(text)}
        <span class="govuk-visually-hidden"> {label}</span>
      </label>
    </span>
  );
  const id = `file-${slot.requirement.id}`;
  return (
    <>
      {input(id, replaces ? REPLACE : CHOOSE_FILE, false)}
      {pictures && input(`${id}-camera`, CAMERA, true)}
    </>
  );
}
