import { say, type Text } from "bersama/language.ts";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

import { useNarrow } from "../../useNarrow.ts";

const PARTS: Text = { id: "Bagian permohonan", en: "Parts of the application" };

export interface Part {
  id: string;
  label: string;
  content: ComponentChildren;
}

/** Side by side; where there is no room for that, one at a time under tabs. */
export function Panes({ parts }: { parts: readonly Part[] }) {
  const narrow = useNarrow();
  const [chosen, choose] = useState("berkas");
  if (!narrow) return <>{parts.map(({ content }) => content)}</>;
  const move = (event: KeyboardEvent, index: number) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step && parts[(index + step + parts.length) % parts.length];
    if (!next) return;
    event.preventDefault();
    choose(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  return (
    <>
      <div class="app-panetabs" role="tablist" aria-label={say(PARTS)}>
        {parts.map(({ id, label }, index) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-controls={`panel-${id}`}
            aria-selected={id === chosen}
            tabIndex={id === chosen ? 0 : -1}
            onClick={() => choose(id)}
            onKeyDown={(event) => move(event, index)}
          >
            {label}
          </button>
        ))}
      </div>
      {parts.map(({ id, content }) => (
        <div
          key={id}
          role="tabpanel"
          id={`panel-${id}`}
          aria-labelledby={`tab-${id}`}
          hidden={id !== chosen}
        >
          {content}
        </div>
      ))}
    </>
  );
}
