// The documents of one file, fetched ahead so that the next one is there when its turn comes. Links
// end after minutes: one that ended is asked for anew, once and silently.

import { asProblem, offline, Problem, strange } from "bersama/api/problem.ts";

export interface Source {
  readonly fileId: string;
  readonly url: string;
}

/** How many are fetched at a time: the one in front must not wait for ten others. */
const AT_ONCE = 3;

export class Bytes {
  private readonly urls = new Map<string, string>();
  private readonly blobs = new Map<string, Promise<Blob>>();
  private renewing: Promise<void> | null = null;
  private readonly stop = new AbortController();
  private queue: string[] = [];
  private active = 0;

  /** `renew`: all links anew, in one call. */
  constructor(private readonly renew: () => Promise<readonly Source[]>) {}

  know(sources: readonly Source[]): void {
    for (const { fileId, url } of sources) this.urls.set(fileId, url);
  }

  /** Fetch these when there is nothing more urgent, in this order. */
  ahead(fileIds: readonly string[]): void {
    this.queue = fileIds.filter((id) => !this.blobs.has(id));
    this.fill();
  }

  /** What is being looked at, at once. */
  get(fileId: string): Promise<Blob> {
    const known = this.blobs.get(fileId);
    if (known) return known;
    const fetched = this.fetch(fileId);
    this.blobs.set(fileId, fetched);
    fetched.catch(() => this.blobs.delete(fileId)); // the next look tries again
    return fetched;
  }

  close(): void {
    this.stop.abort();
    this.blobs.clear();
    this.urls.clear();
    this.queue = [];
  }

  private fill(): void {
    while (this.active < AT_ONCE) {
      const next = this.queue.shift();
      if (next === undefined) return;
      if (this.blobs.has(next)) continue;
      this.active += 1;
      const done = () => {
        this.active -= 1;
        this.fill();
      };
      this.get(next).then(done, done);
    }
  }

  private async fetch(fileId: string): Promise<Blob> {
    const used = this.urls.get(fileId);
    try {
      return await this.download(used);
    } catch (thrown) {
      const { status } = asProblem(thrown);
      if (status < 400 || status >= 500) throw thrown;
    }
    if (this.urls.get(fileId) === used) {
      this.renewing ??= this.renew()
        .then((sources) => this.know(sources))
        .finally(() => {
          this.renewing = null;
        });
      await this.renewing;
    }
    return this.download(this.urls.get(fileId));
  }

  private async download(url: string | undefined): Promise<Blob> {
    if (url === undefined) throw strange(404);
    const { signal } = this.stop;
    const answer = await fetch(url, { signal, referrerPolicy: "no-referrer" }).catch((error) => {
      if (signal.aborted) throw new Problem(0, "left", "", "");
      throw error instanceof Problem ? error : offline();
    });
    if (!answer.ok) throw strange(answer.status);
    return answer.blob();
  }
}
