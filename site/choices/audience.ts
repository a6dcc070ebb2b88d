/** What the reader decided: choice to option, or to `none` where nothing is left to decide. */
export type Answers = ReadonlyMap<string, string>;

export const none = "";

/**
 * Whether something for `audience`, written `platform=docker,helm strategy=rolling`,
 * concerns a reader with these answers. What is not decided excludes nothing.
 */
export function concerns(audience: string, answers: Answers): boolean {
  return audience
    .split(" ")
    .filter((condition) => condition !== "")
    .every((condition) => {
      const [choice = "", options = ""] = condition.split("=");
      const answer = answers.get(choice);
      return answer === undefined || options.split(",").includes(answer);
    });
}
