/** On a narrow screen text is worth more than alignment. */
const LEAST_TEXT = 30;

/** Breaks a long line between words; what follows stands under the text it belongs to. */
export function wrap(line: string, width: number): readonly string[] {
  if (line.length <= width) return [line];
  const hang = " ".repeat(Math.min(hangingIndent(line), Math.max(0, width - LEAST_TEXT)));
  const lines: string[] = [];
  let current = line;
  while (current.length > width) {
    const room = current.lastIndexOf(" ", width);
    // A word longer than the line stays whole: it may be an address that somebody wants to copy.
    const cut = room > hang.length ? room : current.indexOf(" ", width);
    if (cut === -1) break;
    lines.push(current.slice(0, cut).trimEnd());
    current = hang + current.slice(cut).trimStart();
  }
  return [...lines, current];
}

/** Behind a label such as `found:`, otherwise under the first letter. */
function hangingIndent(line: string): number {
  const label = /^\s*[a-z][a-z ]*:\s{2,}/.exec(line)?.[0] ?? /^\s*/.exec(line)?.[0] ?? "";
  return label.length;
}
