import { answer, api, type Schemas } from "bersama/api/client.ts";
import type { Text } from "bersama/language.ts";

let asked: Promise<ReadonlyMap<string, Schemas["TypeItem"]>> | undefined;

/** The permit types on offer, by id; asked for once. A type that is no longer offered is missing. */
export function permitTypes(): Promise<ReadonlyMap<string, Schemas["TypeItem"]>> {
  asked ??= answer(api.GET("/api/permit-types"))
    .then(({ items }) => new Map(items.map((item) => [item.id, item])))
    .catch((problem) => {
      asked = undefined; // the next page asks again
      throw problem;
    });
  return asked;
}

export const typeName = (types: ReadonlyMap<string, Schemas["TypeItem"]>, id: string): Text =>
  types.get(id)?.name ?? { id, en: id };
