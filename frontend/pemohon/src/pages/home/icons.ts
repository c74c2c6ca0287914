// Line drawings on a field of 24 by 24. Drawn for this service.

export const ICONS = {
  search: "M10.5 3.5a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l5 5",
  shield: "M12 2.5l8 3v6c0 5-3.5 8.5-8 10-4.5-1.5-8-5-8-10v-6zM8 12l3 3 5-6",
  list: "M8 6h13M8 12h13M8 18h13M3 6h1M3 12h1M3 18h1",
  clipboard: "M8 4H5v17h14V4h-3M8 2.5h8v4H8zM8.5 13.5l2.5 2.5 4.5-5",
  document: "M6 2.5h8l5 5v14H6zM14 2.5v5h5M9 12.5h7M9 16.5h7",
  book: "M12 6c-2-2-5-2.5-9-2.5v15c4 0 7 .5 9 2.5 2-2 5-2.5 9-2.5v-15c-4 0-7 .5-9 2.5zM12 6v15",
  chart: "M3 3v18h18M8 17v-5M13 17V7M18 17v-8",
  map: "M12 21.5c-4-5-6.5-8-6.5-12a6.5 6.5 0 0 1 13 0c0 4-2.5 7-6.5 12zM12 7a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5",
} as const;

export type IconName = keyof typeof ICONS;
