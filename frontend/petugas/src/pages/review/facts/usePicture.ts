import { useEffect, useState } from "preact/hooks";

import type { Desk } from "../desk.ts";

/** A file as something that an `<img>` shows; null while it comes, and when it is no picture. */
export function usePicture(desk: Desk, fileId: string | null, mediaType: string | null) {
  const [url, setUrl] = useState<string | null>(null);
  const isPicture = mediaType?.startsWith("image/") ?? false;
  useEffect(() => {
    if (!fileId || !isPicture) return;
    let made: string | null = null;
    let over = false;
    desk.bytes.get(fileId).then(
      (blob) => {
        if (over) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      },
      () => undefined, // the viewer tells what is wrong with a file; here it is only missing
    );
    return () => {
      over = true;
      setUrl(null);
      if (made) URL.revokeObjectURL(made);
    };
  }, [fileId, isPicture]);
  return url;
}
