// The manager's page: five figures say whether the office keeps its word, charts say where not.

import { answer, api } from "bersama/api/client.ts";
import type { Problem } from "bersama/api/problem.ts";
import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useLocation } from "preact-iso";
import { PageHead } from "../../components/PageHead.tsx";
import { ScopeBar } from "../../components/ScopeBar.tsx";
import { dashboard } from "../../counters.ts";
import { given, read, write } from "./address.ts";
import { Breakdown } from "./Breakdown.tsx";
import { Cards } from "./Cards.tsx";
import { InAndOut, Promises } from "./Flow.tsx";
import { ByElement, Rounds } from "./Quality.tsx";
import { PaceAt, WaitingAt } from "./Steps.tsx";
import "./dashboard.scss";

const TITLE: Text = { id: "Dasbor", en: "Dashboard" };
const OF: Text = {
  id: "{from} sampai {to}, dalam hari dan jam kerja",
  en: "{from} to {to}, in working days and hours",
};
const COUNT: Text = { id: "Hitung", en: "Count" };

export default function Dashboard() {
  const { query, route } = useLocation();
  const scope = read(query);
  const found = useLoaded(
    () => answer(api.GET("/api/officer/figures", { params: { query: given(scope) } })),
    [scope.from, scope.to, scope.type, scope.district],
  );
  const figures = found.value;
  const satisfaction = useLoaded(
    () => answer(api.GET("/api/statistics/satisfaction", { params: { query: quarter(scope.to) } })),
    [scope.to],
  ).value;
  const forms = useLoaded(() => answer(api.GET("/api/surveys")), []).value;
  const problem = found.state === "failed" ? found.problem : null;
  const shown = figures && { ...scope, from: figures.first, to: figures.last };
  return (
    <>
      <PageHead
        title={say(TITLE)}
        aside={figures && say(OF, { from: day(figures.first), to: day(figures.last) })}
      />
      <ScopeBar
        scope={problem ? scope : (shown ?? scope)}
        change={(next) => route(write("/petugas/dasbor", next))}
        act={say(COUNT)}
        errors={byField(problem)}
      />
      {problem && problem.fields.length === 0 && (
        <FailedToLoad problem={problem} again={() => void found.again()} />
      )}
      {!figures && !problem && <Loading />}
      {figures && !problem && (
        <>
          <Cards figures={figures} satisfaction={satisfaction} />
          <div class="app-charts">
            <Promises stretches={figures.stretches} byMonth={figures.by_month} />
            <WaitingAt waiting={figures.waiting} scope={scope} opens={isOpen} />
            <PaceAt steps={figures.steps} />
            <InAndOut stretches={figures.stretches} byMonth={figures.by_month} />
            {satisfaction && forms && <ByElement satisfaction={satisfaction} forms={forms} />}
            <Rounds rounds={figures.rounds} />
            <Breakdown figures={figures} scope={scope} />
          </div>
        </>
      )}
    </>
  );
}

const isOpen = (role: string) =>
  dashboard.value?.roles.some((column) => column.role === role && column.opens) ?? false;

const byField = (problem: Problem | null) =>
  Object.fromEntries((problem?.fields ?? []).map(({ field, message }) => [field, message]));

/** The quarter in which the last day lies; none: today's. */
function quarter(to: string): { year?: number; quarter?: number } {
  const [year, month] = to.split("-").map(Number);
  return year && month ? { year, quarter: Math.ceil(month / 3) } : {};
}
