// The documents and laws of all permit types, each once.

import type { Schemas } from "bersama/api/client.ts";

export type Sectors = Schemas["Requirements"]["sectors"];
type Document = Schemas["DocumentRequirementView"];
export type Named = Pick<Schemas["TypeRequirements"], "id" | "name">;

interface Asked {
  key: string;
  document: Document;
  types: Named[];
}

/** One entry for documents that are the same in every word and rule, the commonest first. */
export function asked(sectors: Sectors): Asked[] {
  const found = new Map<string, Asked>();
  for (const type of sectors.flatMap((sector) => sector.types)) {
    for (const document of type.documents) {
      const { label, help, formats, max_bytes, max_pages } = document;
      const key = JSON.stringify([label.id, help?.id, formats, max_bytes, max_pages]);
      const before = found.get(key);
      if (before) before.types.push(type);
      else found.set(key, { key, document, types: [type] });
    }
  }
  return [...found.values()].sort((one, other) => other.types.length - one.types.length);
}

export function laws(sectors: Sectors): { law: string; types: Named[] }[] {
  const found = new Map<string, Named[]>();
  for (const type of sectors.flatMap((sector) => sector.types))
    for (const law of type.legal_basis) found.set(law, [...(found.get(law) ?? []), type]);
  return [...found]
    .map(([law, types]) => ({ law, types }))
    .sort((one, other) => other.types.length - one.types.length);
}
