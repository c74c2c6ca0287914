import { whenKeptElsewhere } from "bersama/kept.ts";
import { useEffect, useMemo } from "preact/hooks";

import { type Application, type FieldRule, saveData } from "../application.ts";
import { Saver } from "./saver.ts";

/** The saver of one page of an application, for as long as the page is shown. */
export function useSaver(
  application: Application,
  part: string,
  rules: readonly FieldRule[],
  onSaved: (application: Application) => void,
): Saver {
  const id = application.application_id;
  const saver = useMemo(
    () => new Saver(application, part, rules, (values) => saveData(id, values), onSaved),
    [id, part],
  );
  useEffect(() => {
    const now = () => void saver.now();
    const hidden = () => document.visibilityState === "hidden" && now();
    const deaf = whenKeptElsewhere((name, value) => saver.heard(name, value));
    addEventListener("online", now);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      removeEventListener("online", now);
      document.removeEventListener("visibilitychange", hidden);
      deaf();
      saver.stop();
    };
  }, [saver]);
  return saver;
}
