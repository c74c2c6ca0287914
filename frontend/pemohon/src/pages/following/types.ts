import { answer, api, type Schemas } from "bersama/api/client.ts";
import { say, type Text } from "bersama/language.ts";

/** The permit types on offer by id, and their groups in the office's order. */
export interface Types {
  readonly byId: ReadonlyMap<string, Schemas["TypeItem"]>;
  readonly groups: readonly Schemas["GroupView"][];
}

export const NO_TYPES: Types = { byId: new Map(), groups: [] };

let asked: Promise<Types> | undefined;

/** Asked for once. A type that is no longer offered is missing. */
export function permitTypes(): Promise<Types> {
  asked ??= answer(api.GET("/api/permit-types"))
    .then(({ items, groups }) => ({ byId: new Map(items.map((item) => [item.id, item])), groups }))
    .catch((problem) => {
      asked = undefined; // the next page asks again
      throw problem;
    });
  return asked;
}

export const typeName = ({ byId }: Types, id: string): Text => byId.get(id)?.name ?? { id, en: id };

/** "Izin Praktik", "Izin Penelitian", … as choices of a filter. */
export const groupOptions = ({ groups }: Types) =>
  groups.map(({ id, name }) => ({ value: id, label: say(name) }));

/** `group` "" is all of them. */
export const isInGroup = ({ byId }: Types, typeId: string, group: string) =>
  !group || byId.get(typeId)?.group === group;
