// Files on their way to the office, of all pages: an upload goes on while its person looks at
// another page, at most two at a time, each with a retry of its own.

import { computed, signal } from "@preact/signals";
import { asProblem, offline, type Problem } from "bersama/api/problem.ts";
import type { Shrunk } from "bersama/berkas/prepare.ts";
import { forget, keep, kept } from "bersama/kept.ts";
import type { Text } from "bersama/language.ts";

import type { Slot } from "./slot.ts";

export type Sending =
  | { readonly step: "preparing"; readonly share: number }
  /** It was made smaller: its person says whether it can still be read. */
  | { readonly step: "offered"; readonly shrunk: Shrunk }
  | { readonly step: "queued" }
  | { readonly step: "sending"; readonly share: number }
  /** It has arrived; the automatic check has not told yet. */
  | { readonly step: "sent" }
  | { readonly step: "unfit"; readonly why: Text }
  | { readonly step: "failed"; readonly problem: Problem };

const AT_ONCE = 2;

const all = signal<ReadonlyMap<string, Sending>>(new Map());
const files = new Map<string, File>();
const aborts = new Map<string, AbortController>();
const queue: (() => Promise<void>)[] = [];
let running = 0;

const nameOf = ({ application, requirement }: Slot) => `${application}.${requirement.id}`;
const marker = (slot: Slot) => `sending.${nameOf(slot)}`;

export const sendingOf = (slot: Slot): Sending | undefined => all.value.get(nameOf(slot));

/** Whether leaving the page would break something off. */
export const isSending = computed(() =>
  [...all.value.values()].some(({ step }) => ["preparing", "queued", "sending"].includes(step)),
);

/** The name of a file whose sending was broken off by a reload or a closed tab. */
export const brokenOff = (slot: Slot): string | null => kept<string>(marker(slot));

export const forgetBrokenOff = (slot: Slot) => forget(marker(slot));

export async function choose(slot: Slot, file: File): Promise<void> {
  drop(slot);
  const aborted = begin(slot);
  files.set(nameOf(slot), file);
  const onProgress = (done: number, total: number) => {
    if (!aborted.aborted) put(slot, { step: "preparing", share: total ? done / total : 0 });
  };
  onProgress(0, 1);
  try {
    const { fit } = await loaded(import("./fit.ts"));
    const found = await fit(file, slot.requirement, onProgress, aborted);
    if (aborted.aborted) return;
    if (found.kind === "shrunk") put(slot, { step: "offered", shrunk: found });
    else if (found.kind === "unfit") put(slot, { step: "unfit", why: found.why });
    else send(slot, found.file);
  } catch (thrown) {
    if (!aborted.aborted) put(slot, { step: "failed", problem: asProblem(thrown) });
  }
}

/** The smaller file is good enough. */
export function accept(slot: Slot): void {
  const sending = sendingOf(slot);
  if (sending?.step === "offered") send(slot, sending.shrunk.file);
}

export function retry(slot: Slot): void {
  const file = files.get(nameOf(slot));
  if (file) void choose(slot, file);
}

/** Stops what is on its way and forgets it. */
export function drop(slot: Slot): void {
  const name = nameOf(slot);
  aborts.get(name)?.abort();
  aborts.delete(name);
  const sending = all.value.get(name);
  if (sending?.step === "offered") {
    sending.shrunk.preview.before.close();
    sending.shrunk.preview.after.close();
  }
  files.delete(name);
  const left = new Map(all.value);
  left.delete(name);
  all.value = left;
}

function begin(slot: Slot): AbortSignal {
  const abort = new AbortController();
  aborts.set(nameOf(slot), abort);
  return abort.signal;
}

function put(slot: Slot, sending: Sending): void {
  all.value = new Map(all.value).set(nameOf(slot), sending);
}

function send(slot: Slot, file: File): void {
  drop(slot);
  files.set(nameOf(slot), file);
  const aborted = begin(slot);
  put(slot, { step: "queued" });
  queue.push(async () => {
    if (aborted.aborted) return;
    try {
      const { transfer } = await loaded(import("./transfer.ts"));
      const begun = () => keep(marker(slot), file.name);
      const onProgress = (share: number) => {
        if (!aborted.aborted) put(slot, { step: "sending", share });
      };
      await transfer(slot, file, begun, onProgress, aborted);
      forgetBrokenOff(slot);
      put(slot, { step: "sent" });
    } catch (thrown) {
      if (!aborted.aborted) put(slot, { step: "failed", problem: asProblem(thrown) });
    }
  });
  work();
}

function work(): void {
  while (running < AT_ONCE) {
    const next = queue.shift();
    if (!next) return;
    running++;
    void next().finally(() => {
      running--;
      work();
    });
  }
}

const loaded = <T>(module: Promise<T>): Promise<T> =>
  module.catch(() => {
    throw offline();
  });
