// How each document is looked at: page, zoom and turn, kept for as long as the file is open.

export interface Look {
  /** From 1. */
  readonly page: number;
  /** 1: as wide as the viewer. */
  readonly zoom: number;
  /** Clockwise, in degrees: 0, 90, 180 or 270. */
  readonly turn: number;
}

export const FIRST_LOOK: Look = { page: 1, zoom: 1, turn: 0 };

const STEP = 1.25;
const [LEAST, MOST] = [0.5, 4];

export const zoomed = (look: Look, by: 1 | -1): Look => ({
  ...look,
  zoom: Math.min(MOST, Math.max(LEAST, look.zoom * STEP ** by)),
});

export const fitted = (look: Look): Look => ({ ...look, zoom: 1 });

export const turned = (look: Look): Look => ({ ...look, turn: (look.turn + 90) % 360 });

export const paged = (look: Look, by: 1 | -1, pages: number): Look => ({
  ...look,
  page: Math.min(Math.max(1, pages), Math.max(1, look.page + by)),
});
