// Saves a form as it is typed. What the service does not have yet is kept in this browser, so that
// a closed tab, an ended session or a lost connection takes nothing along. It is kept per field: two
// windows on one draft bring back what was typed in each.

import { signal } from "@preact/signals";
import type { Schemas } from "bersama/api/client.ts";
import { asProblem, type FieldProblem, type Problem } from "bersama/api/problem.ts";
import { forget, keep, kept } from "bersama/kept.ts";

import type { Application, FieldRule } from "../application.ts";
import { isWhole, type Values } from "./values.ts";

const PAUSE_MS = 800; // of typing, before it is saved
const RETRY_MS = [3000, 6000, 12_000, 30_000] as const;

export type Status =
  | { readonly state: "idle" | "saving" }
  | { readonly state: "saved"; readonly at: Date }
  /** Not at the service yet; it is tried again. */
  | { readonly state: "waiting" }
  /** The service does not take it: no use in trying again. */
  | { readonly state: "refused"; readonly problem: Problem };

type Save = (values: Values) => Promise<Schemas["SavedData"]>;

/** Whose turn it is at each place, for a page that is left and come back to. */
const latestAt = new Map<string, Saver>();

export class Saver {
  readonly values;
  readonly problems = signal<readonly FieldProblem[]>([]);
  readonly status = signal<Status>({ state: "idle" });
  /** Whether something typed earlier came back that the service did not have. */
  readonly restored: boolean;
  /** Fields that another window of this browser has changed since; see `heard`. */
  readonly elsewhere = signal<readonly string[]>([]);

  private unsaved: Record<string, unknown>;
  private focused: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private failures = 0;
  private stopped = false;
  private readonly place: string;

  /** `latest`: the application as the service last told it; `part` tells its pages apart. */
  constructor(
    public latest: Application,
    part: string,
    private readonly rules: readonly FieldRule[],
    private readonly save: Save,
    private readonly onSaved: (application: Application) => void,
  ) {
    this.place = `application.${latest.application_id}.${part}`;
    this.unsaved = Object.fromEntries(
      rules.flatMap(({ id }) => {
        const typed = kept<Typed>(this.keptAs(id));
        return typed ? [[id, typed.value]] : [];
      }),
    );
    this.restored = Object.keys(this.unsaved).length > 0;
    this.values = signal<Values>({ ...latest.data, ...this.unsaved });
    this.running = latestAt.get(this.place)?.running?.finally(() => {
      this.running = undefined;
      this.soon(0);
    });
    latestAt.set(this.place, this);
    if (this.restored) this.soon(0);
  }

  /** `field` now reads `value`; it is saved once its person pauses. */
  set(field: string, value: unknown): void {
    this.values.value = { ...this.values.value, [field]: value };
    this.unsaved = { ...this.unsaved, [field]: value };
    this.elsewhere.value = this.elsewhere.value.filter((other) => other !== field);
    this.problems.value = this.problems.value.filter((item) => !belongs(item, field));
    if (latestAt.get(this.place) === this) keep(this.keptAs(field), { value } satisfies Typed);
    this.soon(PAUSE_MS);
  }

  entered(field: string): void {
    this.focused = field;
  }

  left(field: string): void {
    if (this.focused === field) this.focused = undefined;
    if (this.pending().length > 0) this.soon(0);
    else this.adopt();
  }

  /**
   * Saves all there is, whole or not, and marks what is missing or wrong; see `problems` and
   * `status` for what came of it.
   */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    await this.running;
    this.focused = undefined;
    await this.send(Object.keys(this.unsaved));
    // what was refused is missing too, and is told once
    const marked = (id: string) => this.problems.value.some((item) => belongs(item, id));
    const missing = this.latest.shortcomings.filter((item) =>
      this.rules.some(({ id }) => belongs(item, id) && !marked(id)),
    );
    this.problems.value = [...this.problems.value, ...missing];
  }

  /** The page is left; what is on its way arrives, the rest is kept. */
  stop(): void {
    void this.now();
    this.stopped = true;
  }

  /** Without waiting for a pause, for example because the connection is back. */
  now(): Promise<void> {
    clearTimeout(this.timer);
    return this.send(this.pending());
  }

  private soon(pause: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => void this.now(), pause);
  }

  /** What can be judged: not what was judged already, and not what is being typed in parts. */
  private pending(): string[] {
    return this.rules
      .filter(({ id }) => id in this.unsaved)
      .filter(({ id }) => !this.problems.value.some((item) => belongs(item, id)))
      .filter((rule) => rule.id !== this.focused || isWhole(rule, this.unsaved[rule.id]))
      .map((rule) => rule.id);
  }

  private async send(fields: readonly string[]): Promise<void> {
    if (this.running) return; // its end looks for more
    if (fields.length === 0) return;
    const sent = Object.fromEntries(fields.map((field) => [field, this.unsaved[field] ?? null]));
    this.running = this.saveNow(sent);
    await this.running;
    this.running = undefined;
    if (this.status.value.state === "saved" && this.pending().length > 0) this.soon(PAUSE_MS);
  }

  private async saveNow(sent: Values): Promise<void> {
    this.status.value = { state: "saving" };
    try {
      const { application, problems } = await this.save(sent);
      const refused = (field: string) => problems.some((item) => belongs(item, field));
      const done = (field: string) =>
        field in sent && (this.unsaved[field] ?? null) === sent[field] && !refused(field);
      const saved = Object.keys(this.unsaved).filter(done);
      this.unsaved = Object.fromEntries(
        Object.entries(this.unsaved).filter(([field]) => !saved.includes(field)),
      );
      for (const field of saved) this.drop(field, sent[field]);
      this.latest = application;
      this.problems.value = [
        ...this.problems.value.filter((old) => !Object.keys(sent).some((f) => belongs(old, f))),
        ...problems,
      ];
      this.failures = 0;
      this.adopt();
      this.status.value = { state: "saved", at: new Date() };
      this.onSaved(application);
    } catch (thrown) {
      this.failed(asProblem(thrown));
    }
  }

  private failed(problem: Problem): void {
    const passing = problem.status === 0 || problem.status === 429 || problem.status >= 500;
    if (!passing) {
      this.status.value = { state: "refused", problem };
      return;
    }
    this.status.value = { state: "waiting" };
    const pause = RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)];
    this.soon(pause ?? PAUSE_MS);
  }

  /** Shows values as the service has written them, but never under somebody's fingers. */
  private adopt(): void {
    const shown: Record<string, unknown> = { ...this.values.value };
    for (const { id } of this.rules)
      if (!(id in this.unsaved) && id !== this.focused) shown[id] = this.latest.data[id];
    this.values.value = shown;
  }

  private keptAs(field: string): string {
    return `${this.place}.${field}`;
  }

  /** The service has it; unless somebody typed on, here on a later page or in another window. */
  private drop(field: string, saved: unknown): void {
    const now = kept<Typed>(this.keptAs(field));
    if (now && isSame(now.value, saved)) forget(this.keptAs(field));
  }

  /** Another window keeps another value of a field of this page. What stands here stays, with a hint. */
  heard(name: string, now: unknown): void {
    const field = this.rules.find(({ id }) => this.keptAs(id) === name)?.id;
    const typed = now as Typed | null;
    if (!field || !typed || isSame(typed.value, this.values.value[field])) return;
    if (!this.elsewhere.value.includes(field))
      this.elsewhere.value = [...this.elsewhere.value, field];
  }
}

/** Wrapped, since an emptied field is kept as well. */
interface Typed {
  readonly value: unknown;
}

const isSame = (one: unknown, other: unknown) =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Paths of problems are `data.<field>`, and longer inside places and periods. */
export const belongs = (problem: FieldProblem, field: string) =>
  problem.field === `data.${field}` || problem.field.startsWith(`data.${field}.`);
