import { useState } from "preact/hooks";

import { say, type Text } from "../language.ts";
import { useLoaded } from "../loading.ts";
import { districts, provinces, type Region, regencies } from "../regions.ts";
import { Select } from "./fields.tsx";
import { FailedToLoad } from "./problems.tsx";

const PROVINCE: Text = { id: "Provinsi", en: "Province" };
const REGENCY: Text = { id: "Kabupaten atau kota", en: "Regency or city" };
const DISTRICT: Text = { id: "Kecamatan", en: "District (kecamatan)" };
const VILLAGE: Text = {
  id: "Nagari, desa, atau kelurahan",
  en: "Village (nagari, desa, kelurahan)",
};
const CHOOSE: Text = { id: "Pilih…", en: "Choose…" };
const FIRST: Text = { id: "Pilih {what} dahulu", en: "Choose the {what} first" };

/**
 * A village by its dotted code, such as `13.02.10.2001`, chosen level by level. `value` may also
 * be the code of a higher level that was chosen so far; "" at the beginning. `within` fixes the
 * upper levels, for example to one regency.
 */
export function VillageField({
  id,
  value,
  onValue,
  error,
  within = "",
}: {
  id: string;
  value: string;
  onValue: (code: string) => void;
  error?: string | undefined;
  within?: string;
}) {
  const [chosen, setChosen] = useState(value || within);
  const at = value || chosen || within;
  const province = at.slice(0, 2);
  const regency = at.length >= 5 ? at.slice(0, 5) : "";
  const district = at.length >= 8 ? at.slice(0, 8) : "";
  const village = at.length >= 13 ? at : "";

  const loaded = useLoaded(
    async () => ({
      provinces: within ? [] : await provinces(),
      regencies: province && within.length < 5 ? await regencies(province) : [],
      districts: regency ? await districts(regency) : [],
    }),
    [province, regency],
  );
  if (loaded.state === "failed")
    return <FailedToLoad problem={loaded.problem} again={() => void loaded.again()} />;
  const found = loaded.value;
  const villages = found?.districts.find((item) => item.code === district)?.villages ?? [];

  const choose = (above: string) => (code: string) => {
    setChosen(code || above);
    onValue(code || above);
  };
  const level = (
    name: string,
    label: Text,
    above: Text | null,
    options: readonly Region[],
    current: string,
    upper: string,
  ) => (
    <Select
      id={name}
      label={say(label)}
      prompt={
        above && options.length === 0 ? say(FIRST, { what: say(above).toLowerCase() }) : say(CHOOSE)
      }
      options={options.map((item) => ({ value: item.code, label: item.name }))}
      value={current}
      onValue={choose(upper)}
      error={name === id ? error : undefined}
    />
  );
  return (
    <>
      {!within && level(`${id}-province`, PROVINCE, null, found?.provinces ?? [], province, "")}
      {within.length < 5 &&
        level(`${id}-regency`, REGENCY, PROVINCE, found?.regencies ?? [], regency, province)}
      {level(`${id}-district`, DISTRICT, REGENCY, found?.districts ?? [], district, regency)}
      {level(id, VILLAGE, DISTRICT, villages, village, district)}
    </>
  );
}
