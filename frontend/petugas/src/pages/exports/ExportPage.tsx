// One export: how far it is, and its file.

import { answer, api } from "bersama/api/client.ts";
import { asProblem, type Problem } from "bersama/api/problem.ts";
import { ErrorSummary, FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { day, moment, number } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct, useLoaded } from "bersama/loading.ts";
import { useEffect, useState } from "preact/hooks";

import { Icon } from "../../components/Icon.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { KINDS } from "./Exports.tsx";
import { carryOn, type Export, percent } from "./progress.ts";
import "./exports.scss";

const TITLE: Text = { id: "Ekspor: {what}", en: "Export: {what}" };
const EXPORT: Text = { id: "Ekspor", en: "Export" };
const OF: Text = { id: "{from} sampai {to}, {format}", en: "{from} to {to}, {format}" };
const WHOLE: Text = {
  id: "NIK dalam berkas ini utuh: simpan di tempat terkunci dan hapus setelah dipakai.",
  en: "NIKs in this file are whole: keep it locked, and delete it once it was used.",
};
const WORKING: Text = { id: "Sedang dibuat: {rows} baris", en: "Being made: {rows} rows" };
const LEAVE: Text = {
  id: "Bila halaman ini ditinggalkan, pembuatan berhenti dan dilanjutkan saat dibuka lagi.",
  en: "If you leave this page it stops, and goes on when you open it again.",
};
const CANCEL: Text = { id: "Batalkan", en: "Cancel" };
const READY: Text = { id: "Berkas siap: {rows} baris.", en: "The file is ready: {rows} rows." };
const UNTIL: Text = {
  id: "Dapat diunduh sampai {when}.",
  en: "It can be downloaded until {when}.",
};
const DOWNLOAD: Text = { id: "Unduh berkas", en: "Download the file" };
const EMPTY: Text = {
  id: "Tidak ada yang dapat diekspor pada rentang ini, jadi tidak ada berkas. Pilih tanggal atau jenis lain.",
  en: "There is nothing to export in these days, so there is no file. Choose other days or another type.",
};
const CANCELLED: Text = { id: "Dibatalkan; tidak ada berkas.", en: "Cancelled; there is no file." };
const ANOTHER: Text = { id: "Buat ekspor lain", en: "Make another export" };
const AGAIN: Text = { id: "Lanjutkan", en: "Go on" };

export default function ExportPage({ id }: { id: string }) {
  const params = { params: { path: { export_id: id } } };
  const found = useLoaded(() => answer(api.GET("/api/officer/exports/{export_id}", params)), [id]);
  const [stopped, setStopped] = useState<Problem | null>(null);
  const [turn, setTurn] = useState(0);
  const isThere = found.value !== undefined;
  useEffect(() => {
    if (!found.value) return;
    let wanted = true;
    const step = () => answer(api.POST("/api/officer/exports/{export_id}/step", params));
    setStopped(null);
    carryOn(found.value, step, found.put, () => wanted).catch((thrown) =>
      setStopped(asProblem(thrown)),
    );
    return () => {
      wanted = false;
    };
  }, [id, isThere, turn]);
  const cancel = useAct(async () => {
    found.put(await answer(api.DELETE("/api/officer/exports/{export_id}", params)));
  });
  const download = useAct(async () => {
    const { url } = await answer(api.POST("/api/officer/exports/{export_id}/link", params));
    location.assign(url);
  });
  if (!found.value)
    return (
      <>
        <PageHead title={say(EXPORT)} />
        {found.state === "failed" ? (
          <FailedToLoad problem={found.problem} again={() => void found.again()} />
        ) : (
          <Loading />
        )}
      </>
    );
  const made = found.value;
  return (
    <>
      <PageHead
        title={say(TITLE, { what: say(KINDS[made.kind].label) })}
        aside={say(OF, {
          from: day(made.first),
          to: day(made.last),
          format: made.format.toUpperCase(),
        })}
      />
      <ErrorSummary problem={stopped ?? cancel.problem ?? download.problem} />
      <div class="app-export">
        {made.whole_nik && <p class="app-notice">{say(WHOLE)}</p>}
        <State made={made} />
        <div class="app-actions">
          {made.state === "running" && stopped && (
            <button type="button" class="app-button" onClick={() => setTurn(turn + 1)}>
              {say(AGAIN)}
            </button>
          )}
          {made.state === "running" && (
            <button type="button" class="app-button" onClick={() => void cancel.run()}>
              {say(CANCEL)}
            </button>
          )}
          {made.state === "ready" && (
            <button
              type="button"
              class="app-button app-button--first"
              onClick={() => void download.run()}
            >
              <Icon name="download" /> {say(DOWNLOAD)}
            </button>
          )}
          {made.state !== "running" && <a href="/petugas/ekspor">{say(ANOTHER)}</a>}
        </div>
      </div>
    </>
  );
}

function State({ made }: { made: Export }) {
  const rows = number(made.rows);
  const share = percent(made);
  return (
    <div role="status">
      {made.state === "running" && (
        <>
          <p>
            <label for="ekspor-maju">{say(WORKING, { rows })}</label>{" "}
            <progress id="ekspor-maju" max="100" {...(share !== null && { value: share })} />
          </p>
          <p class="app-quiet">{say(LEAVE)}</p>
        </>
      )}
      {made.state === "ready" && (
        <p>
          <b>{say(READY, { rows })}</b> {say(UNTIL, { when: moment(made.expires_at) })}
        </p>
      )}
      {made.state === "empty" && <p>{say(EMPTY)}</p>}
      {made.state === "cancelled" && <p>{say(CANCELLED)}</p>}
    </div>
  );
}
