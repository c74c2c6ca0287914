import { ActForm } from "bersama/components/ActForm.tsx";
import { Page } from "bersama/components/Page.tsx";
import { Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import type { ComponentType } from "preact";
import { useLocation } from "preact-iso";

import {
  type Application,
  type ApplicationAndRules,
  fieldsFor,
  isAsked,
  isPlaces,
  pathOf,
  useApplication,
} from "../application.ts";
import { Back } from "../Back.tsx";
import { Closed } from "../Closed.tsx";
import type { ControlProps } from "./control.ts";
import { Fields } from "./Fields.tsx";
import { refuseUnless } from "./incomplete.ts";
import { anchorOf } from "./paths.ts";
import { SavedStatus } from "./SavedStatus.tsx";
import { TimeLeft } from "./TimeLeft.tsx";
import { useSaver } from "./useSaver.ts";

const DATA: Text = { id: "Isi data", en: "Fill in the details" };
const PLACES: Text = { id: "Pilih lokasi", en: "Choose places" };
const GO_ON: Text = { id: "Simpan dan lanjutkan", en: "Save and continue" };
const LATER: Text = { id: "Lanjutkan nanti", en: "Continue later" };

/** The fields of one `part` of a draft. */
export function Form({
  id,
  part,
  control,
}: {
  id: string;
  part: "data" | "lokasi";
  control: ComponentType<ControlProps>;
}) {
  const loaded = useApplication(id);
  const title = say(part === "data" ? DATA : PLACES);
  return (
    <Page title={title} caption={loaded.value?.application.type_name} narrow>
      <Show loaded={loaded}>
        {(found) =>
          found.application.phase === "draft" ? (
            <Filling
              shown={found}
              part={part}
              control={control}
              onSaved={(application) => loaded.put({ ...found, application })}
            />
          ) : (
            <Closed application={found.application} />
          )
        }
      </Show>
    </Page>
  );
}

function Filling({
  shown: { application, rules },
  part,
  control,
  onSaved,
}: {
  shown: ApplicationAndRules;
  part: "data" | "lokasi";
  control: ComponentType<ControlProps>;
  onSaved: (application: Application) => void;
}) {
  const { route } = useLocation();
  const id = application.application_id;
  const all = fieldsFor(rules, application.kind);
  const here = all.filter((rule) => isPlaces(rule) === (part === "lokasi"));
  const saver = useSaver(application, part, here, onSaved);
  const act = useAct(async () => {
    await saver.flush();
    refuseUnless(saver, here);
    route(pathOf(id, part === "data" && all.some(isPlaces) ? "lokasi" : "dokumen"));
  });
  return (
    <>
      <Back href={pathOf(id)} />
      <ActForm
        act={act}
        label={say(GO_ON)}
        anchor={(path) => anchorOf(path, here)}
        beside={
          <a class="govuk-link" href={pathOf(id)}>
            {say(LATER)}
          </a>
        }
      >
        <SavedStatus saver={saver} />
        <Fields
          saver={saver}
          rules={here.filter((rule) => isAsked(rule, saver.values.value))}
          control={control}
          below={(rule, value) => <TimeLeft type={rules} rule={rule} value={value} />}
        />
      </ActForm>
    </>
  );
}
