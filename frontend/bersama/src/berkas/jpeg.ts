/** Reads a JPEG's structure without decoding it (ITU-T T.81, annex B). */

export interface JpegLook {
  readonly width: number;
  readonly height: number;
  /** False for a file whose transfer broke off: decoders fill the rest with grey and say nothing. */
  readonly isComplete: boolean;
}

const END_OF_IMAGE = 0xd9;
/** APP1. */
const EXIF = 0xe1;

/** Walks the segments, so that an embedded thumbnail's size and end do not count. */
export function lookAtJpeg(data: Uint8Array): JpegLook {
  let [width, height] = [0, 0];
  for (const { marker, from } of segments(data)) {
    if (marker === END_OF_IMAGE) return { width, height, isComplete: true };
    if (isFrame(marker)) {
      height = number(data, from + 5);
      width = number(data, from + 7);
    }
  }
  return { width, height, isComplete: false };
}

/**
 * Without EXIF, which says how a camera was held: browsers turn the picture by it and cannot be
 * told not to, while readers of PDF pay no heed to it.
 */
export function withoutExif(data: Uint8Array<ArrayBuffer>): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let kept = 0;
  for (const { marker, from, to } of segments(data)) {
    if (marker !== EXIF) continue;
    parts.push(data.subarray(kept, from));
    kept = to;
  }
  return new Blob([...parts, data.subarray(kept)], { type: "image/jpeg" });
}

interface Segment {
  readonly marker: number;
  /** Where its marker begins, and where the next one may. */
  readonly from: number;
  readonly to: number;
}

/** Ends after the end of the image, or where the structure breaks off. */
function* segments(data: Uint8Array): Generator<Segment> {
  let from = data.indexOf(0xff, 2);
  while (from >= 0) {
    let to = from + 1;
    while (data[to] === 0xff) to += 1;
    const marker = data[to];
    if (marker === undefined) return;
    const start = to - 1;
    to += 1;
    if (marker !== END_OF_IMAGE && !isBare(marker)) {
      const length = number(data, to);
      if (length < 2) return;
      to += length;
    }
    yield { marker, from: start, to };
    if (marker === END_OF_IMAGE) return;
    from = data.indexOf(0xff, to);
  }
}

/** A stuffed zero, TEM and the restart markers have no length field. */
function isBare(marker: number): boolean {
  return marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd7);
}

/** SOF0 to SOF15 less the three that are no frames: DHT, JPG and DAC. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function number(data: Uint8Array, position: number): number {
  return ((data[position] ?? 0) << 8) | (data[position + 1] ?? 0);
}
