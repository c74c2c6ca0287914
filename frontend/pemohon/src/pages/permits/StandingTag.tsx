import type { Schemas } from "bersama/api/client.ts";
import { Tag, type Tone } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";

type Standing = Schemas["PermitStanding"];

const STANDINGS: Record<Standing, { tone: Tone; name: Text }> = {
  "in-force": { tone: "good", name: { id: "Berlaku", en: "In force" } },
  expired: { tone: "warn", name: { id: "Kedaluwarsa", en: "Expired" } },
  ended: { tone: "plain", name: { id: "Berakhir", en: "Ended" } },
  revoked: { tone: "bad", name: { id: "Dicabut", en: "Revoked" } },
};

export function StandingTag({ standing }: { standing: Standing }) {
  const { tone, name } = STANDINGS[standing];
  return <Tag tone={tone}>{say(name)}</Tag>;
}
