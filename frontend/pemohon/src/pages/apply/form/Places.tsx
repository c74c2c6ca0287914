import { Form } from "./Form.tsx";

/** `/permohonan/:id/lokasi` */
export default function Places({ id }: { id: string }) {
  return <Form id={id} part="lokasi" />;
}
