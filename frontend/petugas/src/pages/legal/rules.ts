// The rules that the office confirms, and what is shown of where they stand.

import { answer, api, type Schemas } from "bersama/api/client.ts";

export type LegalRule = Schemas["LegalRuleView"];

export const legalRules = () => answer(api.GET("/api/admin/legal"));

export const confirmRule = (rule: LegalRule, proof: string, active: boolean) =>
  answer(
    api.PUT("/api/admin/legal/{entry_id}", {
      params: { path: { entry_id: rule.rule_id } },
      body: { version: rule.version, wording: rule.wording, proof, active },
    }),
  );

export const isOpen = ({ standing }: Pick<LegalRule, "standing">) =>
  standing === "open" || standing === "changed";

export interface Place {
  readonly files: readonly string[];
  readonly key: string;
  readonly value: string;
}

/** Places that say the same are one; remarks at the head of files say nothing that is data. */
export function places(passages: readonly Schemas["PassageView"][]): Place[] {
  const found = new Map<string, Place>();
  for (const { file, key, value } of passages) {
    const name = JSON.stringify([key, value]);
    const files = [...(found.get(name)?.files ?? []), file];
    found.set(name, { files, key, value });
  }
  return [...found.values()];
}
