import { say, type Text } from "bersama/language.ts";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";

import { PageHead } from "../../components/PageHead.tsx";
import { dashboard } from "../../counters.ts";
import { today } from "../../moments.ts";
import { roleName } from "../../shell/nav.ts";
import { goWithWords, readWords, words } from "../../url/words.ts";
import { roles } from "../../who.ts";
import { changed, type Filters, read, write } from "./address.ts";
import { Chips } from "./Chips.tsx";
import { FileList } from "./FileList.tsx";
import { FilterBar } from "./FilterBar.tsx";
import { Matrix } from "./Matrix.tsx";
import { ListTabs } from "./Tabs.tsx";

const TITLE: Text = { id: "Antrean", en: "Queue" };
const ASIDE: Text = { id: "Tahap Anda: {role} · {day}", en: "Your role: {role} · {day}" };
const NO_STEP: Text = {
  id: "Peran Anda tidak memutus tahap apa pun; antrean setiap tahap terlihat di atas.",
  en: "Your role decides no step; how much waits at each is shown above.",
};
const CAPTION: Text = {
  id: "Berkas di {role}, urut menurut tenggat atau lama menunggu",
  en: "Files at {role}, in the order of deadline or waiting time",
};

export default function Queue() {
  const { query, route } = useLocation();
  const usual = roles.value.find((role) => role !== "administrator") ?? "";
  const filters = read(query, usual);
  const address = write(filters, usual);
  useEffect(() => {
    readWords();
  }, [address]);
  const change = (part: Partial<Filters>) =>
    goWithWords(route, write(changed(filters, part), usual), words.peek());
  const seek = (sought: string) => goWithWords(route, write(changed(filters, {}), usual), sought);
  if (!filters.role)
    return (
      <>
        <PageHead title={say(TITLE)} aside={today()} />
        <Matrix filters={filters} usual={usual} />
        <p class="app-blank">{say(NO_STEP)}</p>
      </>
    );
  return (
    <>
      <PageHead
        title={say(TITLE)}
        aside={
          dashboard.value ? say(ASIDE, { role: roleName(filters.role), day: today() }) : today()
        }
      />
      <Matrix filters={filters} usual={usual} />
      <ListTabs filters={filters} usual={usual} />
      <FilterBar filters={filters} words={words.value} change={change} seek={seek} />
      <FileList
        key={filters.role}
        caption={say(CAPTION, { role: roleName(filters.role) })}
        filters={filters}
        words={words.value}
        change={change}
        chips={<Chips filters={filters} words={words.value} change={change} seek={seek} />}
      />
    </>
  );
}
