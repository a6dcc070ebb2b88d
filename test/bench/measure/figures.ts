export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** `0.24 (0.22 to 0.27)`, `0.24` of a single one, and nothing of none. */
export function spread(numbers: readonly number[]): string {
  if (numbers.length === 0) return "";
  const middle = short(median(numbers));
  if (numbers.length < 2) return middle;
  return `${middle} (${short(Math.min(...numbers))} to ${short(Math.max(...numbers))})`;
}

/** Two digits after the point, of small numbers more and of large ones none. */
export function short(number: number): string {
  if (number >= 100) return number.toFixed(0);
  if (number >= 10) return number.toFixed(1);
  return number >= 0.1 ? number.toFixed(2) : number.toFixed(3);
}

/** Each figure by the one of its round. */
export function ratios(
  some: readonly number[],
  others: readonly number[],
): number[] {
  return some.flatMap((one, at) => {
    const other = others[at];
    return other === undefined ? [] : [one / other];
  });
}
