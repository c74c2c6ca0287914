// Who stands in for whom: what runs and is to come, passing a role on, and taking it back.

import { Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useState } from "preact/hooks";

import { type Delegation, delegations, type Given } from "../../api/delegations.ts";
import { PageHead } from "../../components/PageHead.tsx";
import { learnWho } from "../../who.ts";
import { End } from "./End.tsx";
import { Give } from "./Give.tsx";
import { Outcome } from "./Outcome.tsx";
import { Running } from "./Running.tsx";

const TITLE: Text = { id: "Pelimpahan wewenang", en: "Standing in" };
const LEAD: Text = {
  id: "Plh. saat pejabat berhalangan, Plt. saat jabatan kosong",
  en: "Plh. while somebody is away, Plt. while a post is vacant",
};
const NOW: Text = { id: "Berlaku dan akan datang", en: "Running and to come" };
const NONE: Text = {
  id: "Tidak ada pelimpahan yang berlaku atau akan datang.",
  en: "Nobody stands in for anybody now or in the days to come.",
};

export default function Delegations() {
  const loaded = useLoaded(delegations, []);
  const [given, setGiven] = useState<Given | null>(null);
  const [ending, setEnding] = useState<Delegation | null>(null);
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(LEAD)} />
      <div class="app-cards__column">
        <div role="status">{given && <Outcome given={given} />}</div>
        <section class="app-panel app-panel--pad">
          <h2>{say(NOW)}</h2>
          <Show loaded={loaded}>
            {(items) =>
              items.length === 0 ? (
                <p class="app-quiet">{say(NONE)}</p>
              ) : (
                <Running caption={say(NOW)} items={items} end={setEnding} />
              )
            }
          </Show>
        </section>
        <Give
          onGiven={async (made) => {
            setGiven(made);
            await loaded.again();
          }}
        />
      </div>
      {ending && (
        <End
          delegation={ending}
          onEnded={async () => {
            setEnding(null);
            setGiven(null);
            await Promise.all([loaded.again(), learnWho()]); // it may have been one's own
          }}
          onClose={() => setEnding(null)}
        />
      )}
    </>
  );
}
