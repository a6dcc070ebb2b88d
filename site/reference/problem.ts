/** An expected problem, `stretch: message`, as its message: the stretch may be empty. */
export function problemOf(problem: string): string {
  const at = problem.indexOf(": Unexpected ");
  return at < 0 ? problem : problem.slice(at + 2);
}
