/** Text of the help, where `[[Kirim permohonan]]` is a label as it stands on the site. */
export function Labelled({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/\[\[(.+?)\]\]/)
        .map((part, index) => (index % 2 ? <strong key={part}>{part}</strong> : part))}
    </>
  );
}
