// What the filters offer: permit types as they are named, and the regency's districts.

import { answer, api } from "bersama/api/client.ts";
import { say } from "bersama/language.ts";
import { districts } from "bersama/regions.ts";

const REGENCY = "13.02";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

let types: ReturnType<typeof askTypes> | undefined;
const askTypes = () => answer(api.GET("/api/permit-types"));

export async function typeChoices(): Promise<Choice[]> {
  types ??= askTypes().catch((refused) => {
    types = undefined; // the next page asks again
    throw refused;
  });
  return (await types).items.map(({ id, name }) => ({ value: id, label: say(name) }));
}

export async function districtChoices(): Promise<Choice[]> {
  return (await districts(REGENCY)).map(({ code, name }) => ({ value: code, label: name }));
}
