// A field visit as it is typed, and as the service takes it.

import type { Schemas } from "bersama/api/client.ts";

export type Visit = Schemas["VisitView"];

/** Dates are `YYYY-MM-DD`, empty while there is none; of the team each line is one person. */
export interface Typed {
  planned: string;
  visited: string;
  place: string;
  findings: string;
  result: string;
  people: string;
}

export function typedOf(visit: Visit): Typed {
  return {
    planned: visit.planned_on ?? "",
    visited: visit.visited_on ?? "",
    place: visit.place,
    findings: visit.findings,
    result: visit.result ?? "",
    people: visit.people
      .map(({ name, position }) => (position ? `${name}, ${position}` : name))
      .join("\n"),
  };
}

/** What stands behind the first comma of a line is the position. */
export function teamOf(lines: string): Schemas["VisitorInput"][] {
  return lines
    .split("\n")
    .map((line) => {
      const [name = "", ...position] = line.split(",");
      return { name: name.trim(), position: position.join(",").trim() };
    })
    .filter(({ name }) => name !== "");
}

export function bodyOf(typed: Typed, version: number): Schemas["VisitInput"] {
  return {
    version,
    planned_on: typed.planned || null,
    visited_on: typed.visited || null,
    place: typed.place,
    findings: typed.findings,
    result: (typed.result || null) as Schemas["VisitInput"]["result"],
    people: teamOf(typed.people),
  };
}

export const isChecking = (visit: Visit) => visit.photos.some(({ state }) => state === "checking");
