/** Reads a JPEG's structure without decoding it (ITU-T T.81, annex B). */

export interface JpegLook {
  readonly width: number;
  readonly height: number;
  /** False for a file whose transfer broke off: decoders fill the rest with grey and say nothing. */
  readonly isComplete: boolean;
}

const END_OF_IMAGE = 0xd9;

/** Walks the segments, so that an embedded thumbnail's size and end do not count. */
export function lookAtJpeg(data: Uint8Array): JpegLook {
  let width = 0;
  let height = 0;
  let position = data.indexOf(0xff, 2);
  while (position >= 0) {
    while (data[position] === 0xff) position += 1;
    const marker = data[position];
    position += 1;
    if (marker === undefined) break;
    if (marker === END_OF_IMAGE) return { width, height, isComplete: true };
    if (!isBare(marker)) {
      const length = number(data, position);
      if (length < 2) break;
      if (isFrame(marker)) {
        height = number(data, position + 3);
        width = number(data, position + 5);
      }
      position += length;
    }
    position = data.indexOf(0xff, position);
  }
  return { width, height, isComplete: false };
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
