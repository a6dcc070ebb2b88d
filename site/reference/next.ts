/** A page of the docs that shows how something is used. */
export interface Next {
  readonly title: string;
  /** Its file below `content/docs/`, without the ending. */
  readonly page: string;
}

const tutorial = { title: "Tutorial", page: "tutorial" };
const linting = { title: "Check guides written by hand", page: "linting" };
const deriving = { title: "Derive what a release changed", page: "deriving" };
const editors = { title: "In your editor", page: "editors" };
const extending = {
  title: "Write a rule, a tool or a spec",
  page: "extending",
};
const planning = { title: "Plan a longer way", page: "planning" };
const publishing = { title: "Publish the guides", page: "publishing" };

/** By the kind, then by the name; `*` is every other of the kind. */
const pages: Readonly<Record<string, Readonly<Record<string, Next>>>> = {
  commands: {
    "*": tutorial,
    adopt: { title: "Adopt a guide you have", page: "adopting" },
    derive: deriving,
    harvest: extending,
    lsp: editors,
    completion: editors,
    plan: planning,
    lint: linting,
    explain: linting,
    rules: linting,
    "merge-reports": {
      title: "Lint a large repository",
      page: "large-repositories",
    },
    check: { title: "Continuous integration", page: "ci" },
    site: publishing,
    schema: { title: "Configure Guidepost", page: "configuration" },
  },
  files: {
    "*": tutorial,
    fragment: deriving,
    configuration: { title: "Configure Guidepost", page: "configuration" },
  },
  tools: { "*": extending },
  formats: { "*": deriving },
  migrations: { "*": deriving },
  payloads: { "*": linting },
  reporters: {
    "*": { title: "Report to a CI, a review or an editor", page: "reporters" },
  },
};

/** Where to go on from the page of something. */
export function nextOf(kind: string, name: string): Next | undefined {
  return pages[kind]?.[name] ?? pages[kind]?.["*"];
}
