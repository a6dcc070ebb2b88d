/** Order of ids that are whole numbers of any length. */
export function compareNumbers(a: string, b: string): number {
  const [first, second] = [BigInt(a), BigInt(b)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
