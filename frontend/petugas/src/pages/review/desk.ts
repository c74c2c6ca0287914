// One application on an officer's desk: what the service tells of it, what the officer does with it,
// and what comes between. Shared by the pages of one application, so that nothing is asked for twice.

import { computed, signal } from "@preact/signals";
import { asProblem, type Problem } from "bersama/api/problem.ts";

import { Bytes, type Source } from "./bytes.ts";
import { type Collision, happened, isPassing, lostRight, type Situation } from "./collisions.ts";
import type { ReviewDocument, ReviewFile } from "./file.ts";
import { FIRST_LOOK, type Look } from "./looks.ts";
import { type Known, Marking, type Wire } from "./marking.ts";
import { firstOf } from "./marks.ts";
import { Papers, type Press } from "./papers.ts";
import { type Presence, watchPresence } from "./presence.ts";

export interface Service extends Omit<Wire, "look"> {
  open(): Promise<ReviewFile>;
  claim(version: number): Promise<unknown>;
  /** Says whether this officer looks at it, and hears who else does. */
  presence(viewing: boolean): Promise<Presence>;
  /** Whether this officer's roles of today include it, and whether it is their own, not lent. */
  holds(role: string): { readonly now: boolean; readonly own: boolean };
}

export class Desk {
  readonly file = signal<ReviewFile | null>(null);
  /** Why the file could not be opened. */
  readonly problem = signal<Problem | null>(null);
  readonly current = signal<string | null>(null);
  readonly viewers = signal<Presence["viewers"]>([]);
  /** What ends the work on this file; what passes is told apart in `collision`. */
  private readonly ended = signal<Collision | null>(null);
  private readonly looks = signal<Readonly<Record<string, Look>>>({});
  readonly marking: Marking;
  readonly bytes: Bytes;
  readonly papers: Papers;
  readonly isMine = signal(false);
  /** Opening it takes it, and the service has not said yet whether that succeeded. */
  readonly taking = signal(false);
  /** Somebody else has claimed it, and this officer may release it. */
  readonly mayFree = signal(false);
  /** Opened to be read: nothing is taken, and nothing can be marked until it is. */
  readonly reading = signal(false);
  /** Why this officer must not work on it (four eyes), although it is at a step of theirs. */
  readonly barred = signal<Problem | null>(null);
  /** While something is asked over the page, its keys belong to the question. */
  readonly asked = signal(false);
  /** Opening may claim it, which makes a new version: a decision waits for that. */
  loaded: Promise<void> = Promise.resolve();
  private opened: Situation | null = null;
  private end: () => void = () => undefined;

  constructor(
    private readonly service: Service,
    press: Press,
  ) {
    this.marking = new Marking({ ...service, look: () => this.look() });
    this.bytes = new Bytes(async () => sourcesOf(await this.read()));
    this.papers = new Papers((fileId) => this.bytes.get(fileId), press);
  }

  readonly document = computed<ReviewDocument | null>(
    () =>
      this.file.value?.documents.find(({ document_id }) => document_id === this.current.value) ??
      null,
  );

  readonly collision = computed<Collision | null>(() => {
    if (this.ended.value) return this.ended.value;
    const { offlineSince, waiting, replaced, problem } = this.marking;
    if (offlineSince.value)
      return { kind: "offline", since: offlineSince.value, waiting: waiting.value };
    if (replaced.value.length > 0)
      return { kind: "replaced", labels: replaced.value.map((id) => this.labelOf(id)) };
    return problem.value && lostRight(problem.value, this.ownsStep());
  });

  /** Whether this officer may mark and decide now. */
  readonly works = computed(() => {
    const review = this.file.value?.review;
    const collision = this.collision.value;
    if (
      this.reading.value ||
      !review?.step_role ||
      this.barred.value ||
      (collision && !isPassing(collision))
    )
      return false;
    return review.application.phase === "review" && this.service.holds(review.step_role).now;
  });

  load(how: { claim: boolean }): Promise<void> {
    this.loaded = this.open(how);
    return this.loaded;
  }

  private async open({ claim }: { claim: boolean }): Promise<void> {
    this.reading.value = !claim;
    try {
      let file = await this.read();
      const { review } = file;
      this.taking.value = claim && this.mayClaim(file);
      if (this.taking.value) {
        await this.take(review.application.version);
        file = await this.read();
        this.taking.value = false;
      }
      this.opened = this.situation(file);
      this.ended.value = this.heldByAnother(file);
      this.problem.value = null;
      this.end();
      this.end = watchPresence(
        () => this.service.presence(true),
        (presence) => void this.hear(presence),
      );
    } catch (thrown) {
      this.taking.value = false;
      this.problem.value = asProblem(thrown);
    }
  }

  /** Somebody may have been faster, and not everybody may: the file is open to be read all the same. */
  private async take(version: number): Promise<void> {
    try {
      await this.service.claim(version);
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (problem.status === 403) this.barred.value = problem;
      else if (problem.status !== 409) throw problem;
    }
  }

  /** What waits is sent, and the file is read anew: for "try again". */
  async refresh(): Promise<void> {
    await this.marking.send();
    await this.look().catch(asProblem);
  }

  look = async (): Promise<Known> => {
    const file = await this.read();
    this.judge(file);
    return {
      version: file.review.application.version,
      documents: file.documents,
      mine: this.works.peek(),
    };
  };

  lookOf(fileId: string): Look {
    return this.looks.value[fileId] ?? FIRST_LOOK;
  }

  setLook(fileId: string, look: Look): void {
    this.looks.value = { ...this.looks.peek(), [fileId]: look };
  }

  go(documentId: string): void {
    this.current.value = documentId;
    this.marking.acknowledge(documentId);
  }

  /** The first page of a file in small; null when it cannot be had. */
  async thumbnail(fileId: string, width: number): Promise<Blob | null> {
    try {
      const { small } = await import("./small.ts");
      return await small(await this.bytes.get(fileId), width);
    } catch {
      return null;
    }
  }

  close(): void {
    this.end();
    this.service.presence(false).catch(() => undefined); // it ends by itself in any case
    this.papers.close();
    this.bytes.close();
  }

  private async read(): Promise<ReviewFile> {
    const [file, { mine, may_free, viewers }] = await Promise.all([
      this.service.open(),
      this.service.presence(true),
    ]);
    this.isMine.value = mine;
    this.mayFree.value = may_free;
    this.viewers.value = viewers;
    this.bytes.know(sourcesOf(file));
    this.marking.take({
      version: file.review.application.version,
      documents: file.documents,
    });
    this.current.value ??= firstOf(this.marking.marks.peek());
    this.file.value = file;
    return file;
  }

  private async hear(presence: Presence): Promise<void> {
    this.viewers.value = presence.viewers;
    const isNews =
      presence.version > this.marking.version ||
      (presence.claimed_by !== null && !presence.mine && this.ended.peek() === null);
    if (isNews && this.marking.waiting.peek() === 0) await this.look().catch(asProblem);
  }

  private judge(file: ReviewFile): void {
    if (this.opened) this.ended.value = happened(this.opened, this.situation(file));
  }

  private heldByAnother(file: ReviewFile): Collision | null {
    const { claimedBy, claimedUntil, mine } = this.situation(file);
    if (claimedBy === null || mine || file.review.application.phase !== "review") return null;
    return { kind: "taken", officer: claimedBy, until: claimedUntil };
  }

  private mayClaim(file: ReviewFile): boolean {
    const { step_role, application, claimed_by } = file.review;
    return (
      application.phase === "review" &&
      claimed_by === null &&
      step_role !== null &&
      this.service.holds(step_role).now
    );
  }

  private situation({ review, decisions }: ReviewFile): Situation {
    return {
      phase: review.application.phase,
      step: review.step,
      claimedBy: review.claimed_by,
      claimedUntil: review.claimed_until,
      mine: this.isMine.peek(),
      closedAt: review.application.closed_at,
      decisions,
    };
  }

  private ownsStep(): boolean {
    const role = this.file.peek()?.review.step_role;
    return role ? this.service.holds(role).own : true;
  }

  private labelOf(id: string): string {
    return this.file.value?.documents.find(({ document_id }) => document_id === id)?.label ?? id;
  }
}

function sourcesOf({ documents }: ReviewFile): Source[] {
  return documents.flatMap(({ file_id, url, history }) => [
    ...(file_id && url ? [{ fileId: file_id, url }] : []),
    ...history.map((earlier) => ({ fileId: earlier.file_id, url: earlier.url })),
  ]);
}
