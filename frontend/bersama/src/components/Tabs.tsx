import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

export interface Tab {
  id: string;
  label: string;
  content: () => ComponentChildren;
}

/** Tabs after the ARIA pattern: arrow keys move between them, only the chosen panel is there. */
export function Tabs({
  label,
  tabs,
  first,
  onChoose,
}: {
  label: string;
  tabs: readonly Tab[];
  first?: string | undefined;
  /** Such as to keep it in the address. */
  onChoose?: (id: string) => void;
}) {
  const known = tabs.find(({ id }) => id === first) ?? tabs[0];
  const [chosen, setChosen] = useState(known?.id);
  const choose = (id: string) => {
    setChosen(id);
    onChoose?.(id);
  };
  const move = (event: KeyboardEvent, index: number) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step && tabs[(index + step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    choose(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  return (
    <div class="app-tabs">
      <div class="app-tabs__list" role="tablist" aria-label={label}>
        {tabs.map((tab, index) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`tab-${tab.id}`}
            aria-controls={`panel-${tab.id}`}
            aria-selected={tab.id === chosen}
            tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => choose(tab.id)}
            onKeyDown={(event) => move(event, index)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          role="tabpanel"
          id={`panel-${tab.id}`}
          aria-labelledby={`tab-${tab.id}`}
          hidden={tab.id !== chosen}
        >
          {tab.id === chosen && tab.content()}
        </div>
      ))}
    </div>
  );
}
