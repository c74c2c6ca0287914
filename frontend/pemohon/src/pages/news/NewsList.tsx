// Lines of what happened, each the way to it.

import type { Schemas } from "bersama/api/client.ts";
import { Tag } from "bersama/components/shown.tsx";
import { turning } from "bersama/components/turning.tsx";
import { moment } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

const NEW: Text = { id: "Baru", en: "New" };

export function NewsList({ items }: { items: readonly Schemas["NewsView"][] }) {
  return (
    <ul class="govuk-list app-rows">
      {items.map(({ news_id, at, text, path, seen }) => (
        <li key={news_id}>
          <p class="govuk-body">
            <a class="govuk-link" href={path}>
              {turning(text)}
            </a>
            <span class="app-line app-quiet">
              {moment(at)} {!seen && <Tag tone="waiting">{say(NEW)}</Tag>}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}
