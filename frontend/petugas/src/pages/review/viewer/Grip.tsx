import { say, type Text } from "bersama/language.ts";
import { useEffect, useRef, useState } from "preact/hooks";

import { clamped, LEAST, MOST, rememberedShare, rememberShare } from "./share.ts";

const LABEL: Text = { id: "Lebar kolom isian", en: "Width of the column of entries" };
const STEP = 2;

/** Between paper and entries: dragged, or moved with the arrow keys; where it stands is remembered. */
export function Grip() {
  const grip = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(rememberedShare);
  useEffect(() => {
    const frame = grip.current?.closest<HTMLElement>(".app-review");
    if (share !== null) frame?.style.setProperty("--side", `${share}%`);
    else frame?.style.removeProperty("--side");
  }, [share]);
  const put = (to: number) => {
    const next = clamped(to);
    setShare(next);
    rememberShare(next);
  };
  const now = () => {
    const frame = grip.current?.closest(".app-review");
    const side = frame?.querySelector(".app-side");
    return frame && side ? (side.clientWidth / frame.clientWidth) * 100 : 0;
  };
  const drag = (event: PointerEvent) => {
    const frame = grip.current?.closest(".app-review");
    if (!frame || !(event.buttons & 1)) return;
    const { right, width } = frame.getBoundingClientRect();
    put(((right - event.clientX) / width) * 100);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line between two parts that can be moved is no <hr>
    <div
      ref={grip}
      class="app-grip"
      role="separator"
      aria-orientation="vertical"
      aria-label={say(LABEL)}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      aria-valuenow={Math.round(share ?? (LEAST + MOST) / 2)}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={(event) => {
        const by = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        put((share ?? now()) + by);
      }}
    />
  );
}
