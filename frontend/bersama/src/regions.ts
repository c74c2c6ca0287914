// Provinces to nagari, from small files that are loaded when they are first needed.

import { offline, strange } from "./api/problem.ts";

export interface Region {
  readonly code: string;
  readonly name: string;
}

export interface District extends Region {
  readonly villages: readonly Region[];
}

const kept = new Map<string, Promise<unknown>>();

export const provinces = () => load<Region[]>("provinces");
/** `province`: two digits, such as `13`. */
export const regencies = (province: string) => load<Region[]>(province);
/** Districts with their villages; `regency` such as `13.02`. */
export const districts = (regency: string) => load<District[]>(regency);

function load<T>(name: string): Promise<T> {
  let found = kept.get(name) as Promise<T> | undefined;
  if (!found) {
    found = fetched<T>(`/wilayah/${name}.json`);
    kept.set(name, found);
    found.catch(() => kept.delete(name)); // the next try asks again
  }
  return found;
}

async function fetched<T>(path: string): Promise<T> {
  const response = await fetch(path).catch(() => {
    throw offline();
  });
  if (!response.ok) throw strange(response.status);
  return response.json();
}
