import { Form } from "./Form.tsx";
import { PlacesControl } from "./PlacesControl.tsx";

/** `/permohonan/:id/lokasi` */
export default function Places({ id }: { id: string }) {
  return <Form id={id} part="lokasi" control={PlacesControl} />;
}
