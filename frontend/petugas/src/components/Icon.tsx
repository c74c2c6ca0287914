// Signs of 16 px, drawn for this service. They stand beside words and say nothing on their own.

import type { ComponentChildren } from "preact";

const STROKED = {
  queue: <path d="M2 4h12M2 8h12M2 12h8" />,
  held: (
    <>
      <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z" />
      <circle cx="8" cy="8" r="2" />
    </>
  ),
  mail: (
    <>
      <rect x="1.5" y="3" width="13" height="10" rx="1" />
      <path d="m2 4 6 5 6-5" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 4 4" />
    </>
  ),
  sign: <path d="M2 14h12M3 10.5 10.5 3l2.5 2.5L5.5 13H3z" />,
  person: (
    <>
      <circle cx="8" cy="5" r="3" />
      <path d="M2 14c.5-3.5 3-5 6-5s5.5 1.5 6 5" />
    </>
  ),
  chart: <path d="M2 14h12M4 14V9M8 14V3M12 14V6" />,
  plus: <path d="M8 3v10M3 8h10" />,
  cross: <path d="m4 4 8 8M12 4l-8 8" />,
  up: <path d="M8 13V3M4 7l4-4 4 4" />,
  down: <path d="M8 3v10M4 9l4 4 4-4" />,
  back: <path d="M10 3 5 8l5 5" />,
  on: <path d="m6 3 5 5-5 5" />,
  minus: <path d="M3 8h10" />,
  turn: <path d="M13 8a5 5 0 1 1-1.5-3.5L13 6M13 2v4H9" />,
  copy: (
    <>
      <rect x="5" y="5" width="9" height="9" rx="1" />
      <path d="M11 5V2H2v9h3" />
    </>
  ),
  print: <path d="M4 6V2h8v4M4 12H2V6h12v6h-2M4 10h8v4H4z" />,
  download: <path d="M8 2v8M4.5 7 8 10.5 11.5 7M2 14h12" />,
  lock: (
    <>
      <rect x="3" y="7" width="10" height="7" rx="1" />
      <path d="M5 7V5a3 3 0 0 1 6 0v2" />
    </>
  ),
  ring: <circle cx="8" cy="8" r="6" stroke-width="2.4" />,
  barred: (
    <>
      <rect x="2" y="2" width="12" height="12" stroke-width="2.2" />
      <path d="M5.5 8h5" stroke-width="2.2" />
    </>
  ),
  box: <rect x="2" y="2" width="12" height="12" stroke-width="2.2" />,
  pause: <path d="M5 2v12M11 2v12" stroke-width="3" />,
  returned: <path d="M6 3 2.5 6.5 6 10M3 6.5h6a4 4 0 0 1 4 4V13" stroke-width="2" />,
  replaced: <path d="M2 5.5h10M9 2.5l3 3-3 3M14 11H4m3-3-3 3 3 3" stroke-width="2" />,
  draft: <path d="m3 13 1-3.5L11 2.5 13.5 5 6.5 12z" stroke-width="2" />,
} satisfies Record<string, ComponentChildren>;

const FILLED = {
  disc: <circle cx="8" cy="8" r="7" />,
  half: <path d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 2.2a4.8 4.8 0 0 1 0 9.6z" />,
  done: (
    <path
      fill-rule="evenodd"
      d="M8 .5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zm4.2 6.5L7 12.2 3.8 9l1.4-1.4L7 9.4l3.8-3.8z"
    />
  ),
  failed: (
    <path
      fill-rule="evenodd"
      d="M5 .5h6L15.5 5v6L11 15.5H5L.5 11V5zm.2 3.3L3.8 5.2 6.6 8l-2.8 2.8 1.4 1.4L8 9.4l2.8 2.8 1.4-1.4L9.4 8l2.8-2.8-1.4-1.4L8 6.6z"
    />
  ),
  alert: <path fill-rule="evenodd" d="M8 1 15.5 15H.5zM7.1 6v4.8h1.8V6zm0 5.9v1.7h1.8v-1.7z" />,
  flag: <path d="M3 15V1.5h10L10.5 5.2 13 9H4.5v6z" />,
} satisfies Record<string, ComponentChildren>;

export type IconName = keyof typeof STROKED | keyof typeof FILLED;

const isFilled = (name: IconName): name is keyof typeof FILLED => name in FILLED;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  const filled = isFilled(name);
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill={filled ? "currentColor" : "none"}
      stroke={filled ? "none" : "currentColor"}
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {filled ? FILLED[name] : STROKED[name]}
    </svg>
  );
}
