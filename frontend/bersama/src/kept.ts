// What was typed and is not at the service yet is kept in this browser: for a reload, a closed tab
// and a lost connection. It is gone as soon as the service has it, and at sign-out.

const PREFIX = "sisfo.kept.";

/** `null` when nothing is kept, or the browser keeps nothing at all. */
export function kept<T>(name: string, storage: Storage = localStorage): T | null {
  try {
    return JSON.parse(storage.getItem(PREFIX + name) ?? "null");
  } catch {
    return null;
  }
}

export function keep(name: string, value: unknown, storage: Storage = localStorage): void {
  try {
    storage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Full or forbidden: the form still works, it only cannot be restored.
  }
}

export function forget(name: string, storage: Storage = localStorage): void {
  try {
    storage.removeItem(PREFIX + name);
  } catch {
    // see keep
  }
}

/** The next person at this computer is a stranger. */
export function forgetAll(): void {
  try {
    for (const name of Object.keys(localStorage))
      if (name.startsWith(PREFIX)) localStorage.removeItem(name);
  } catch {
    // see keep
  }
}
