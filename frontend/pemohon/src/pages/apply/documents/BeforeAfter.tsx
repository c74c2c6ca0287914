import type { Shrunk } from "bersama/berkas/prepare.ts";
import { Button } from "bersama/components/shown.tsx";
import { size } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useEffect, useRef } from "preact/hooks";

import { inRow } from "./focus.ts";
import { accept, drop } from "./sending.ts";
import type { Slot } from "./slot.ts";

const SMALLER: Text = {
  id: "Berkas diperkecil dari {before} menjadi {after}. Apakah tulisannya masih terbaca jelas?",
  en: "The file was made smaller, from {before} to {after}. Can it still be read clearly?",
};
const CONVERTED: Text = {
  id: "Gambar {from} diubah menjadi JPG ({after}). Apakah tulisannya terbaca jelas?",
  en: "The {from} picture was changed into a JPG ({after}). Can it be read clearly?",
};
const BEFORE: Text = { id: "Sebelum ({size})", en: "Before ({size})" };
const AFTER: Text = { id: "Sesudah ({size})", en: "After ({size})" };
const SEND: Text = { id: "Ya, kirim", en: "Yes, send it" };
const OTHER: Text = { id: "Tidak, pilih berkas lain", en: "No, choose another file" };

/** Both side by side, for its person to decide. */
export function BeforeAfter({ slot, shrunk }: { slot: Slot; shrunk: Shrunk }) {
  const { before, after, converted, preview } = shrunk;
  return (
    <div class="app-before-after">
      <p class="govuk-body">
        {converted
          ? say(CONVERTED, { from: converted, after: size(after) })
          : say(SMALLER, { before: size(before), after: size(after) })}
      </p>
      <div class="app-before-after__pictures">
        <Picture bitmap={preview.before} caption={say(BEFORE, { size: size(before) })} />
        <Picture bitmap={preview.after} caption={say(AFTER, { size: size(after) })} />
      </div>
      <div class="app-actions">
        <Button type="button" onClick={() => inRow(slot, accept)}>
          {say(SEND)}
        </Button>
        <Button type="button" kind="secondary" onClick={() => inRow(slot, drop)}>
          {say(OTHER)}
        </Button>
      </div>
    </div>
  );
}

function Picture({ bitmap, caption }: { bitmap: ImageBitmap; caption: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext("2d")?.drawImage(bitmap, 0, 0);
  }, [bitmap]);
  return (
    <figure>
      <canvas
        ref={canvas}
        class="app-preview"
        width={bitmap.width}
        height={bitmap.height}
        role="img"
        aria-label={caption}
      />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
