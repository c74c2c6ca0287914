import { FieldControl } from "./FieldControl.tsx";
import { Form } from "./Form.tsx";

/** `/permohonan/:id/data` */
export default function Details({ id }: { id: string }) {
  return <Form id={id} part="data" control={FieldControl} />;
}
