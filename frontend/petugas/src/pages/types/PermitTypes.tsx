// Permit types: their versions, from when each is offered, what differs, and the form of one.

import { answer, api } from "bersama/api/client.ts";
import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useLocation } from "preact-iso";

import { ChooseOne } from "../../components/ChooseOne.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { Compared } from "./Compared.tsx";
import { VersionForm } from "./VersionForm.tsx";
import { Versions } from "./Versions.tsx";
import type { Version } from "./version.ts";
import "../office/office.scss";
import "./types.scss";

const TITLE: Text = { id: "Jenis izin", en: "Permit types" };
const TYPES: Text = { id: "Semua jenis izin", en: "All permit types" };
const COUNT: Text = { id: "{count} versi", en: "{count} {count:version|versions}" };
const NOT_OFFERED: Text = { id: "tidak ditawarkan", en: "not offered" };
const CODE: Text = { id: "Kode {code}", en: "Code {code}" };
const CHOOSE: Text = { id: "Pilih jenis izin.", en: "Choose a permit type." };

export default function PermitTypes({ type }: { type?: string }) {
  const { query } = useLocation();
  const found = useLoaded(() => answer(api.GET("/api/admin/permit-types")), []);
  const items = found.value?.items ?? [];
  const byType = new Map<string, Version[]>();
  for (const item of items) byType.set(item.type_id, [...(byType.get(item.type_id) ?? []), item]);
  const versions = type ? byType.get(type) : undefined;
  const chosen =
    versions?.find(({ rule_set }) => rule_set === query.versi) ??
    versions?.find(({ in_force }) => in_force) ??
    versions?.[0];
  const before = chosen && versions?.[versions.indexOf(chosen) + 1];
  return (
    <>
      <PageHead
        title={chosen ? say(chosen.name) : say(TITLE)}
        aside={chosen && say(CODE, { code: chosen.type_id })}
      />
      {found.state === "failed" && !found.value && (
        <FailedToLoad problem={found.problem} again={() => void found.again()} />
      )}
      {!found.value && found.state === "loading" && <Loading />}
      <div class="app-office">
        <nav class="app-mails" aria-label={say(TYPES)}>
          <ul>
            {[...byType].map(([id, own]) => (
              <li key={id}>
                <a
                  href={`/petugas/jenis-izin/${id}`}
                  aria-current={id === type ? "page" : undefined}
                >
                  <b>{own[0] && say(own[0].name)}</b>
                  <small>
                    {say(COUNT, { count: own.length })}
                    {!own.some(({ in_force }) => in_force) && `, ${say(NOT_OFFERED)}`}
                  </small>
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {versions && chosen ? (
          <div class="app-office__entry">
            <Versions versions={versions} chosen={chosen} />
            <VersionForm
              key={`${chosen.type_id}.${chosen.rule_set}.${chosen.version}`}
              version={chosen}
              onSaved={() => found.again()}
            />
            <Compared
              key={`${chosen.type_id}.${chosen.rule_set}`}
              type={chosen.type_id}
              now={chosen.rule_set}
              before={before?.rule_set ?? null}
            />
          </div>
        ) : (
          <ChooseOne of={items} prompt={CHOOSE} />
        )}
      </div>
    </>
  );
}
