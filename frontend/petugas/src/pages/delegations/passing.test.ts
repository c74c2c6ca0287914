import { expect, test } from "vitest";

import { bodyOf, deputies, NOTHING, passable, whoIsAway } from "./passing.ts";

const DECIDING = ["back_office", "secretary", "head"];
const person = (name: string, ...roles: string[]) => ({
  account_id: name,
  name,
  position: "",
  roles,
});

test("an officer passes on what is their own, an administrator any role but their own", () => {
  expect(passable(["head"], DECIDING)).toEqual(["head"]);
  expect(passable(["administrator"], DECIDING)).toEqual(DECIDING);
  expect(passable(["administrator", "head"], DECIDING)).toEqual(DECIDING);
});

test("nobody is offered who has the role, or no role yet", () => {
  const people = [person("a", "head"), person("b", "secretary"), person("c")];
  expect(deputies(people, "head").map(({ name }) => name)).toEqual(["b"]);
});

test("who is away is told of another's role only, and of a vacant post never", () => {
  const typed = { ...NOTHING, role: "head", on_behalf_of: "a", account_id: "b" };
  expect(bodyOf(typed, ["administrator"]).on_behalf_of).toBe("a");
  expect(bodyOf(typed, ["head"]).on_behalf_of).toBeNull();
  expect(bodyOf({ ...typed, kind: "plt" }, ["administrator"]).on_behalf_of).toBeNull();
});

test("who is away is oneself for one's own role, whoever is named for another's, nobody for a post", () => {
  const typed = { ...NOTHING, on_behalf_of: "a" };
  expect(whoIsAway(typed, "head", ["head"], "me")).toBe("me");
  expect(whoIsAway(typed, "head", ["administrator"], "me")).toBe("a");
  expect(whoIsAway({ ...typed, on_behalf_of: "" }, "head", ["administrator"], "me")).toBeNull();
  expect(whoIsAway({ ...typed, kind: "plt" }, "head", ["head"], "me")).toBeNull();
});
