import { Problem } from "bersama/api/problem.ts";
import { say, type Text } from "bersama/language.ts";

import type { Desk } from "./desk.ts";
import { sentence } from "./sentences.ts";

const NOT_SENT: Text = { id: "Tanda belum tersimpan", en: "Marks are not saved yet" };

/**
 * The version to decide on, once every mark has reached the service. A `Problem` when some could not,
 * or when the application is no longer this officer's to decide.
 */
export async function allSent(desk: Desk): Promise<number> {
  await desk.loaded;
  await desk.marking.send();
  const problem = desk.marking.problem.peek();
  if (desk.marking.waiting.peek() > 0 && problem) throw problem;
  const collision = desk.collision.peek();
  if (collision) throw new Problem(409, collision.kind, say(NOT_SENT), sentence(collision));
  return desk.marking.version;
}

/** A refusal of a decision may mean that something came between: the page is told what it was. */
export async function decidedOrTold<T>(desk: Desk, decide: () => Promise<T>): Promise<T> {
  try {
    return await decide();
  } catch (thrown) {
    if (thrown instanceof Problem && [403, 409].includes(thrown.status))
      await desk.look().catch(() => undefined);
    throw thrown;
  }
}
