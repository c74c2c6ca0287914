// What was typed and is not at the service yet is kept in this browser: for a reload, a closed tab
// and a lost connection. It is gone as soon as the service has it, and at sign-out.

const PREFIX = "sisfo.kept.";

/** In this browser, or for this tab alone. Only named here: where cookies are blocked, to look at
 * either of them throws. */
type Where = "localStorage" | "sessionStorage";

/** Where the browser keeps nothing, or is full: at least until the page is left. */
const inMemory = new Map<string, string>();

/** `null` when nothing is kept. */
export function kept<T>(name: string, where: Where = "localStorage"): T | null {
  try {
    return JSON.parse(inMemory.get(name) ?? globalThis[where].getItem(PREFIX + name) ?? "null");
  } catch {
    return null;
  }
}

export function keep(name: string, value: unknown, where: Where = "localStorage"): void {
  const text = JSON.stringify(value);
  try {
    globalThis[where].setItem(PREFIX + name, text);
    inMemory.delete(name);
  } catch {
    inMemory.set(name, text);
  }
}

export function forget(name: string, where: Where = "localStorage"): void {
  inMemory.delete(name);
  try {
    globalThis[where].removeItem(PREFIX + name);
  } catch {
    // see inMemory
  }
}

/** The next person at this computer is a stranger. */
export function forgetAll(): void {
  inMemory.clear();
  try {
    for (const name of Object.keys(localStorage))
      if (name.startsWith(PREFIX)) localStorage.removeItem(name);
  } catch {
    // see inMemory
  }
}

/**
 * Tells what other windows of this browser keep, by name, as soon as they do; `null`: it is gone
 * there. The result ends it.
 */
export function whenKeptElsewhere(told: (name: string, value: unknown) => void): () => void {
  const changed = ({ key, newValue }: StorageEvent) => {
    if (key?.startsWith(PREFIX)) told(key.slice(PREFIX.length), JSON.parse(newValue ?? "null"));
  };
  addEventListener("storage", changed);
  return () => removeEventListener("storage", changed);
}
