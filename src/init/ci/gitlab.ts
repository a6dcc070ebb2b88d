import { installLines, type CiFacts } from "./facts.ts";

/** A job that checks the guides of every merge request. */
export function gitlabJob(facts: CiFacts): string {
  const script = [
    ...installLines(facts),
    `${facts.call} check --format pretty --format gitlab=guidepost.json --format junit=guidepost.xml`,
  ];
  return `# Checks the upgrade guides of every change. The findings stand in the merge request.
guidepost:
  image: node:24-slim
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
${script.map((line) => `    - ${line}\n`).join("")}  artifacts:
    when: always
    reports:
      codequality: guidepost.json
      junit: guidepost.xml
`;
}
