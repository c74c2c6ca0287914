// The package names no types in its exports.
declare module "tinykeys" {
  export function tinykeys(
    target: Window | HTMLElement,
    bindings: Record<string, (event: KeyboardEvent) => void>,
  ): () => void;
}

/** A file as it is written. */
declare module "*?raw" {
  const text: string;
  export default text;
}

interface ImportMetaEnv {
  /** "prod" in a build for the public; anything else is for practice. */
  readonly VITE_STAGE?: string;
}
