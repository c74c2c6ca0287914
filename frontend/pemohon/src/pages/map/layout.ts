// Where each kecamatan of Kabupaten Solok stands in the schematic: columns from west to east, rows
// from north to south, roughly as they lie. Codes are those of the Ministry of Home Affairs.

export interface Place {
  column: number;
  row: number;
  /** The name in lines that fit a tile. */
  lines: readonly string[];
}

export const COLUMNS = 4;
export const ROWS = 6;

export const PLACES: Readonly<Record<string, Place>> = {
  "13.02.13": { column: 0, row: 0, lines: ["Junjung", "Sirih"] },
  "13.02.11": { column: 1, row: 0, lines: ["X Koto", "Singkarak"] },
  "13.02.12": { column: 2, row: 0, lines: ["X Koto", "Diatas"] },
  "13.02.10": { column: 1, row: 1, lines: ["Kubung"] },
  "13.02.09": { column: 2, row: 1, lines: ["IX Koto", "Sungai Lasi"] },
  "13.02.07": { column: 0, row: 2, lines: ["Gunung", "Talang"] },
  "13.02.08": { column: 1, row: 2, lines: ["Bukit", "Sundi"] },
  "13.02.05": { column: 2, row: 2, lines: ["Payung", "Sekaki"] },
  "13.02.06": { column: 1, row: 3, lines: ["Lembang", "Jaya"] },
  "13.02.18": { column: 3, row: 3, lines: ["Tigo", "Lurah"] },
  "13.02.19": { column: 1, row: 4, lines: ["Danau", "Kembar"] },
  "13.02.04": { column: 2, row: 4, lines: ["Lembah", "Gumanti"] },
  "13.02.17": { column: 3, row: 4, lines: ["Hiliran", "Gumanti"] },
  "13.02.03": { column: 2, row: 5, lines: ["Pantai", "Cermin"] },
};

const STEPS: Readonly<Record<string, readonly [column: number, row: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The kecamatan that an arrow key leads to: the nearest one in that direction. */
export function neighbour(code: string, key: string): string | undefined {
  const step = STEPS[key];
  const from = PLACES[code];
  if (!step || !from) return undefined;
  const [columns, rows] = step;
  const distance = (place: Place) => {
    const ahead = (place.column - from.column) * columns + (place.row - from.row) * rows;
    const aside = columns ? Math.abs(place.row - from.row) : Math.abs(place.column - from.column);
    return ahead > 0 ? ahead + aside * 2 : Number.POSITIVE_INFINITY;
  };
  const [nearest] = Object.entries(PLACES)
    .map(([other, place]) => ({ other, away: distance(place) }))
    .filter(({ away }) => Number.isFinite(away))
    .sort((one, two) => one.away - two.away);
  return nearest?.other;
}
