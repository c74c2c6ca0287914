// The pictures in public/panduan/<name>.webp, with their sizes, so that a page does not jump while
// they come. A step of the guide whose picture is not here is shown without one.

export const PICTURES: Readonly<Record<string, { width: number; height: number }>> = {};
