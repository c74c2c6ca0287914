import type { Schemas } from "bersama/api/client.ts";
import { number } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useRef } from "preact/hooks";

import { COLUMNS, neighbour, PLACES, ROWS } from "./layout.ts";

type District = Schemas["DistrictCounts"];

const TILE = 112;
const GAP = 8;
const SHORE = 60; // room for the lake in the north
const TONES = 4;

const LABEL: Text = {
  id: "Kecamatan; pilih dengan tombol panah",
  en: "Districts; choose with the arrow keys",
};
const TILE_LABEL: Text = {
  id: "{name}: {count} izin",
  en: "{name}: {count} {count:permit|permits}",
};
const LAKE: Text = { id: "Danau Singkarak", en: "Lake Singkarak" };

/** One tile for each kecamatan, the darker the more permits; its figure stands on it. */
export function Schematic({
  districts,
  chosen,
  onChoose,
}: {
  districts: readonly District[];
  chosen: string | undefined;
  onChoose: (code: string) => void;
}) {
  const drawing = useRef<HTMLDivElement>(null);
  const most = Math.max(1, ...districts.map((district) => district.issued));
  const there = districts.filter(({ code }) => code && PLACES[code]);
  const reached = chosen ?? there[0]?.code; // the one tile that the Tab key leads to
  const move = (event: KeyboardEvent, code: string) => {
    if (event.key === " " || event.key === "Enter") onChoose(code);
    const next = neighbour(code, event.key);
    if (next) {
      onChoose(next);
      drawing.current?.querySelector<SVGGElement>(`[data-code="${next}"]`)?.focus();
    }
    if (next || event.key === " ") event.preventDefault();
  };
  return (
    <div ref={drawing} role="radiogroup" aria-label={say(LABEL)}>
      <svg
        class="app-map__drawing"
        viewBox={`0 ${-SHORE} ${COLUMNS * TILE} ${ROWS * TILE + SHORE}`}
        role="none"
      >
        <ellipse
          class="app-map__lake"
          cx={TILE}
          cy={-SHORE / 2}
          rx={TILE * 0.9}
          ry={SHORE / 2 - 4}
        />
        <text class="app-map__note" x={TILE} y={-SHORE / 2 + 5}>
          {say(LAKE)}
        </text>
        {there.map(({ code, name, issued }) => {
          const place = code && PLACES[code];
          if (!place) return null;
          const tone = issued === 0 ? 0 : Math.ceil((issued / most) * TONES);
          return (
            // biome-ignore lint/a11y/useSemanticElements: a drawing has no radio buttons of its own
            <g
              key={code}
              class={`app-map__tile app-map__tile--${tone}`}
              transform={`translate(${place.column * TILE} ${place.row * TILE})`}
              role="radio"
              aria-checked={code === chosen}
              aria-label={say(TILE_LABEL, { name: name ?? "", count: number(issued) })}
              tabindex={code === reached ? 0 : -1}
              data-code={code}
              onClick={() => onChoose(code)}
              onKeyDown={(event) => move(event, code)}
            >
              <rect x={GAP / 2} y={GAP / 2} width={TILE - GAP} height={TILE - GAP} rx="10" />
              {place.lines.map((line, index) => (
                <text key={line} x={TILE / 2} y={34 + index * 18}>
                  {line}
                </text>
              ))}
              <text class="app-map__count" x={TILE / 2} y={TILE - 24}>
                {number(issued)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
