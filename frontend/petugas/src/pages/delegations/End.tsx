import { ActForm } from "bersama/components/ActForm.tsx";
import { Dialog } from "bersama/components/Dialog.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";

import { type Delegation, end } from "../../api/delegations.ts";
import { Cancel } from "../../components/Cancel.tsx";

const TITLE: Text = { id: "Akhiri {title}, {name}?", en: "End {title}, {name}?" };
const EFFECT: Text = {
  id: "Berhenti berlaku seketika. Yang sudah diputuskan atau ditandatangani tetap sah, dan riwayatnya tersimpan.",
  en: "It ends at once. What was decided or signed by it stands, and is kept in the record.",
};
const END: Text = { id: "Akhiri sekarang", en: "End it now" };

/** Asks once; a role that is taken back too early can be passed on again. */
export function End({
  delegation,
  onEnded,
  onClose,
}: {
  delegation: Delegation;
  onEnded: () => Promise<void>;
  onClose: () => void;
}) {
  const act = useAct(async () => {
    await end(delegation.delegation_id);
    await onEnded();
  });
  return (
    <Dialog
      title={say(TITLE, { title: delegation.title, name: delegation.name })}
      onCancel={onClose}
    >
      <p>{say(EFFECT)}</p>
      <ActForm act={act} label={say(END)} beside={<Cancel act={onClose} />} />
    </Dialog>
  );
}
