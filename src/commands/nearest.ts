/** The name a slip of the keyboard away, or part of what was typed; `undefined` where none is. */
export function nearest(
  typed: string,
  names: readonly string[],
): string | undefined {
  const allowed = Math.max(2, Math.floor(typed.length / 3));
  const [best] = names
    .map((name) => ({ name, distance: distance(typed, name) }))
    .filter((one) => one.distance <= allowed)
    .sort((a, b) => a.distance - b.distance);
  return (
    best?.name ?? names.find((name) => typed !== "" && name.includes(typed))
  );
}

/** How many characters must be added, removed or changed. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...a].entries()) {
    const line = [row + 1];
    for (let column = 1; column <= b.length; column++) {
      line.push(
        Math.min(
          (above[column] ?? 0) + 1,
          (line[column - 1] ?? 0) + 1,
          (above[column - 1] ?? 0) + (letter === b[column - 1] ? 0 : 1),
        ),
      );
    }
    above = line;
  }
  return above[b.length] ?? 0;
}
