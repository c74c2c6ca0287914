/**
 * Asks again, more and more seldom, until `done` or a minute has passed; the last answer either
 * way. What `ask` throws ends it.
 */
export async function until<T>(ask: () => Promise<T>, done: (found: T) => boolean): Promise<T> {
  const deadline = Date.now() + 60_000;
  let pause = 500;
  let found = await ask();
  while (!done(found) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 1.5, 5_000);
    found = await ask();
  }
  return found;
}
