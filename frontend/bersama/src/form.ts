// What pages have in common that send a form: they name their fields, and what is done with them.

import { type Signal, signal } from "@preact/signals";
import { useLayoutEffect, useMemo } from "preact/hooks";

import { Act } from "./loading.ts";

/** What a control is tied to its value by. */
export interface Tied<T> {
  id: string;
  value: T;
  onValue: (value: T) => void;
  error: string | undefined;
}

/** One form: what was typed, what the service says of each field, and the act of sending it. */
export class Form<V extends object> extends Act<[]> {
  private readonly typed: Signal<V>;
  private readonly controls = new Map<string, string>();
  /** Called after each change with all values. */
  changed: ((values: V) => void) | undefined;

  constructor(
    initial: V,
    send: (values: V) => Promise<void>,
    private readonly prefix = "",
  ) {
    super(() => send(this.values));
    this.typed = signal(initial);
  }

  get values(): V {
    return this.typed.value;
  }

  put(change: Partial<V>): void {
    this.restore(change);
    this.changed?.(this.typed.peek());
  }

  /** Takes over what was kept; that is no change. */
  restore(kept: Partial<V>): void {
    this.typed.value = { ...this.typed.peek(), ...kept };
  }

  /** Ties a control to one value. `paths`: what the API calls it, unless by the same name. */
  field<K extends keyof V & string>(name: K, ...paths: string[]): Tied<V[K]> {
    const id = this.prefix + name;
    const known = paths.length > 0 ? paths : [name];
    for (const path of known) this.controls.set(path, id);
    return {
      id,
      value: this.values[name],
      onValue: (value) => this.put({ [name]: value } as unknown as Partial<V>),
      error: this.problem?.fields.find(({ field }) => known.includes(field))?.message,
    };
  }

  readonly anchor = (path: string): string | undefined => this.controls.get(path);
}

/**
 * `prefix` keeps ids apart where two forms stand on a page. `restore` gives what was kept of an
 * earlier visit, `changed` keeps it; a page that was built ahead shows it once it is taken over.
 */
export function useForm<V extends object>(
  initial: V,
  send: (values: V) => Promise<void>,
  {
    prefix,
    restore,
    changed,
  }: { prefix?: string; restore?: () => Partial<V>; changed?: (values: V) => void } = {},
): Form<V> {
  const form = useMemo(() => new Form(initial, send, prefix), []);
  form.act = () => send(form.values); // what it closes over is this rendering's
  form.changed = changed;
  // before any control takes over what was typed ahead of the script
  useLayoutEffect(() => {
    if (restore) form.restore(restore());
  }, []);
  return form;
}
