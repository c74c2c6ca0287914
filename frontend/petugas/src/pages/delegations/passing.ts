// Which roles this officer may pass on, to whom, and what the service is asked for then.

import type { Schemas } from "bersama/api/client.ts";

import type { Colleague } from "../../api/delegations.ts";

const ADMINISTRATOR = "administrator";

export const NOTHING = {
  role: "",
  kind: "plh",
  on_behalf_of: "",
  account_id: "",
  starts_on: "",
  until: "",
  basis: "",
};

/** One's own, or any that decides a step for an administrator; who makes officers is never lent. */
export function passable(own: readonly string[], deciding: readonly string[]): readonly string[] {
  const all = own.includes(ADMINISTRATOR) ? deciding : own;
  return all.filter((role) => role !== ADMINISTRATOR);
}

/** Of somebody else's role it must be said whose; a vacant post is nobody's. */
export const namesHolder = (kind: string, role: string, own: readonly string[]) =>
  kind === "plh" && role !== "" && !own.includes(role);

/** Whose role it is while they are away; a vacant post is nobody's. */
export function whoIsAway(
  { kind, on_behalf_of }: Pick<typeof NOTHING, "kind" | "on_behalf_of">,
  role: string,
  own: readonly string[],
  oneself: string | null,
): string | null {
  if (kind !== "plh") return null;
  return namesHolder(kind, role, own) ? on_behalf_of || null : oneself;
}

export const holders = (people: readonly Colleague[], role: string) =>
  people.filter(({ roles }) => roles.includes(role));

/** Whoever has a role of their own by now, and not this one. */
export const deputies = (people: readonly Colleague[], role: string) =>
  people.filter(({ roles }) => roles.length > 0 && !roles.includes(role));

export function bodyOf(typed: typeof NOTHING, own: readonly string[]): Schemas["DelegationForm"] {
  const { on_behalf_of, kind, ...rest } = typed;
  const named = namesHolder(kind, typed.role, own) && on_behalf_of;
  return {
    ...rest,
    kind: kind === "plt" ? "plt" : "plh",
    on_behalf_of: named || null,
  };
}
