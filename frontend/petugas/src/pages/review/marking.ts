// Brings an officer's marks to the service while the next document is already looked at: one request
// at a time with all that waits, in the order "shown, then judged". Nothing marked is ever dropped
// silently: without a connection it waits here, and after a collision it stays on the screen.

import { computed, signal } from "@preact/signals";
import { asProblem, type Problem } from "bersama/api/problem.ts";

import type { Mark, ReviewDocument } from "./file.ts";
import { type Marks, marked, marksOf, refreshed, undone } from "./marks.ts";

export interface Version {
  readonly documentId: string;
  readonly fileId: string;
}
export type Judged = Version & { readonly mark: Mark };

/** What the service knows of the file now, and whether it is still this officer's to judge. */
export interface Known {
  readonly version: number;
  readonly documents: readonly ReviewDocument[];
  readonly mine: boolean;
}

export interface Wire {
  shown(documents: readonly Version[]): Promise<unknown>;
  mark(version: number, marks: readonly Judged[]): Promise<{ version: number }>;
  unmark(version: number, documentId: string): Promise<{ version: number }>;
  /** Reads the file anew and shows it. */
  look(): Promise<Known>;
}

/** How often in a row a file that keeps changing under our hands is read anew. */
const TRIES = 4;

export class Marking {
  readonly marks = signal<Marks>(marksOf([]));
  /** Documents whose file has been replaced since they were looked at. */
  readonly replaced = signal<readonly string[]>([]);
  /** Why what waits is not on its way. */
  readonly problem = signal<Problem | null>(null);
  /** Since when there has been no connection. */
  readonly offlineSince = signal<Date | null>(null);
  private readonly unsent = signal<ReadonlySet<string>>(new Set());
  readonly waiting = computed(() => this.unsent.value.size);

  version = 0;
  private atService: Marks["marks"] = {};
  private readonly seen = signal<ReadonlySet<string>>(new Set());
  private toReport = new Map<string, Version>();
  private running: Promise<void> | null = null;

  constructor(private readonly wire: Wire) {}

  /** Take over what was read from the service. */
  take({ version, documents }: Pick<Known, "version" | "documents">): void {
    const { state, replaced } = refreshed(this.marks.peek(), documents, [...this.unsent.peek()]);
    this.version = version;
    this.atService = marksOf(documents).marks;
    this.marks.value = state;
    if (replaced.length > 0) {
      this.replaced.value = [...new Set([...this.replaced.peek(), ...replaced])];
      this.unsent.value = without(this.unsent.peek(), replaced);
      for (const id of replaced) this.toReport.delete(id);
    }
  }

  /** The officer has been told of the replaced file and looks at the new one. */
  acknowledge(documentId: string): void {
    this.replaced.value = this.replaced.peek().filter((id) => id !== documentId);
  }

  /** The document's page stands on the screen. */
  painted({ documentId, fileId }: Version): void {
    if (this.seen.peek().has(fileId) || this.marks.peek().files[documentId] !== fileId) return;
    this.seen.value = new Set(this.seen.peek()).add(fileId);
    this.toReport.set(documentId, { documentId, fileId });
    void this.send();
  }

  hasSeen(documentId: string): boolean {
    const fileId = this.marks.value.files[documentId];
    return fileId !== undefined && this.seen.value.has(fileId);
  }

  mark(documentId: string, mark: Mark): void {
    this.marks.value = marked(this.marks.peek(), documentId, mark);
    this.wait(documentId);
  }

  /** No mark any more, whatever was done before. */
  takeBack(documentId: string): void {
    const before = this.marks.peek();
    const { [documentId]: _, ...marks } = before.marks;
    this.marks.value = { ...before, marks };
    this.wait(documentId);
  }

  /** The document whose mark was taken back; null when there is nothing to undo. */
  undo(): string | null {
    const back = undone(this.marks.peek());
    if (!back) return null;
    this.marks.value = back.state;
    this.wait(back.put.documentId);
    return back.put.documentId;
  }

  private wait(documentId: string): void {
    this.unsent.value = new Set(this.unsent.peek()).add(documentId);
    void this.send();
  }

  /** Resolves when nothing waits any more, or when it cannot go on. */
  send(): Promise<void> {
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async run(): Promise<void> {
    let tries = 0;
    while (this.toReport.size > 0 || this.unsent.peek().size > 0) {
      try {
        await this.step();
        tries = 0;
        this.problem.value = null;
        this.offlineSince.value = null;
      } catch (thrown) {
        const problem = asProblem(thrown);
        tries += 1;
        if (!isChange(problem) || tries >= TRIES || !(await this.lookAnew(problem))) {
          this.stop(problem);
          return;
        }
      }
    }
  }

  private stop(problem: Problem): void {
    if (problem.status === 0) this.offlineSince.value ??= new Date();
    this.problem.value = problem;
  }

  /** Whether it is worth another try: the file has changed, and is still this officer's. */
  private async lookAnew(problem: Problem): Promise<boolean> {
    if (problem.code === NOT_SHOWN) for (const version of this.versions()) this.report(version);
    try {
      const known = await this.wire.look();
      this.take(known);
      return known.mine;
    } catch (thrown) {
      asProblem(thrown);
      return false;
    }
  }

  private *versions(): Iterable<Version> {
    for (const documentId of this.unsent.peek()) {
      const fileId = this.marks.peek().files[documentId];
      if (fileId && this.seen.peek().has(fileId)) yield { documentId, fileId };
    }
  }

  private report(version: Version): void {
    this.toReport.set(version.documentId, version);
  }

  private async step(): Promise<void> {
    if (this.toReport.size > 0) {
      const reported = [...this.toReport.values()];
      await this.wire.shown(reported);
      for (const { documentId, fileId } of reported)
        if (this.toReport.get(documentId)?.fileId === fileId) this.toReport.delete(documentId);
      return;
    }
    const { files, marks } = this.marks.peek();
    const ids = [...this.unsent.peek()];
    const removed = ids.find((documentId) => !marks[documentId]);
    if (removed) {
      if (this.atService[removed])
        this.version = (await this.wire.unmark(this.version, removed)).version;
      this.sent([removed], marks);
      return;
    }
    const judged = ids.flatMap((documentId): Judged[] => {
      const [fileId, mark] = [files[documentId], marks[documentId]];
      return fileId && mark ? [{ documentId, fileId, mark }] : [];
    });
    this.version = (await this.wire.mark(this.version, judged)).version;
    this.sent(ids, marks);
  }

  /** What was judged anew while it was on its way stays to be sent. */
  private sent(ids: readonly string[], as: Marks["marks"]): void {
    const now = this.marks.peek().marks;
    this.atService = changed(this.atService, ids, as);
    this.unsent.value = without(
      this.unsent.peek(),
      ids.filter((id) => now[id] === as[id]),
    );
  }
}

const NOT_SHOWN = "document-not-shown";
/** What may mean that the file has changed hands, or moved: it is looked at before anything is said. */
const CHANGED = new Set([
  "stale-version",
  "claimed-by-another",
  "act-not-possible-now",
  "not-your-step",
  "document-replaced",
  NOT_SHOWN,
]);
/** A file is unknown when it was replaced before it could be reported as shown. */
const isChange = ({ code, fields }: Problem) =>
  CHANGED.has(code) || fields.some((field) => field.code === "unknown-file");

function changed(before: Marks["marks"], ids: readonly string[], to: Marks["marks"]) {
  const after = { ...before };
  for (const id of ids) {
    const mark = to[id];
    if (mark) after[id] = mark;
    else delete after[id];
  }
  return after;
}

const without = (all: ReadonlySet<string>, gone: readonly string[]) =>
  new Set([...all].filter((id) => !gone.includes(id)));
