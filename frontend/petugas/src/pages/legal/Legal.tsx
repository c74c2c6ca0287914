// Every rule that the data holds, with its basis and source, and what the office has to confirm yet.

import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useState } from "preact/hooks";

import { Icon } from "../../components/Icon.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { Rule } from "./Rule.tsx";
import { isOpen, type LegalRule, legalRules } from "./rules.ts";
import "./legal.scss";

const TITLE: Text = { id: "Dasar hukum", en: "Legal basis" };
const WAITING: Text = {
  id: "{count} dari {all} ketentuan belum dikonfirmasi kantor.",
  en: "{count} of {all} rules have not been confirmed by the office.",
};
const READY: Text = {
  id: "Semua ketentuan sudah dikonfirmasi kantor.",
  en: "The office has confirmed every rule.",
};
const ONLY_OPEN: Text = { id: "Hanya yang belum dikonfirmasi", en: "Only what is not confirmed" };
const PRINT: Text = { id: "Cetak", en: "Print" };
const NONE: Text = { id: "Tidak ada lagi yang terbuka.", en: "Nothing is open any more." };

export default function Legal() {
  const loaded = useLoaded(legalRules, []);
  const [asked, setAsked] = useState("");
  const [openOnly, setOpenOnly] = useState(true);
  // what was just confirmed stays in sight, to be taken back
  const [said, setSaid] = useState<ReadonlyMap<string, LegalRule>>(new Map());
  if (!loaded.value)
    return loaded.state === "failed" ? (
      <FailedToLoad problem={loaded.problem} again={() => void loaded.again()} />
    ) : (
      <Loading />
    );
  const items = loaded.value.items.map((item) => said.get(item.rule_id) ?? item);
  const open = items.filter(isOpen).length;
  const shown = items.filter((item) => !openOnly || isOpen(item) || said.has(item.rule_id));
  return (
    <>
      <PageHead
        title={say(TITLE)}
        aside={open ? say(WAITING, { count: open, all: items.length }) : say(READY)}
      >
        <label class="app-legal__only">
          <input
            type="checkbox"
            checked={openOnly}
            onChange={({ currentTarget }) => setOpenOnly(currentTarget.checked)}
          />
          {say(ONLY_OPEN)}
        </label>
        <button type="button" class="app-button app-button--small" onClick={() => window.print()}>
          <Icon name="print" /> {say(PRINT)}
        </button>
      </PageHead>
      {shown.length === 0 && <p class="app-blank">{say(NONE)}</p>}
      {loaded.value.topics.map(({ topic, label }) => {
        const rules = shown.filter((item) => item.topic === topic);
        return (
          rules.length > 0 && (
            <section key={topic} class="app-legal" aria-label={say(label)}>
              <h2>{say(label)}</h2>
              {rules.map((rule) => (
                <Rule
                  key={rule.rule_id}
                  rule={rule}
                  asked={asked === rule.rule_id}
                  onAsked={() => setAsked(rule.rule_id)}
                  onSaid={(now) => {
                    setSaid(new Map(said).set(now.rule_id, now));
                    setAsked("");
                  }}
                />
              ))}
            </section>
          )
        );
      })}
    </>
  );
}
