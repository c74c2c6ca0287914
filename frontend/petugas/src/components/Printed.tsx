import { TextArea, TextField } from "bersama/components/fields.tsx";
import type { ComponentProps } from "preact";
import { useState } from "preact/hooks";

import { unprinted } from "../printed.ts";

/** A line that will stand on a letter: leaving it tells which signs cannot be printed. */
export function PrintedField(props: ComponentProps<typeof TextField>) {
  const { error, onBlur } = useTold(props);
  return <TextField {...props} error={error} native={{ ...props.native, onBlur }} />;
}

/** Likewise for several lines. */
export function PrintedArea(props: ComponentProps<typeof TextArea>) {
  return <TextArea {...props} {...useTold(props)} />;
}

function useTold({ value, error }: { value: string; error?: string | undefined }) {
  const [left, setLeft] = useState(false);
  return { error: error ?? (left ? unprinted(value) : undefined), onBlur: () => setLeft(true) };
}
