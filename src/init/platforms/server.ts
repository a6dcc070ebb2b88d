import type { PlatformDraft, SurfaceDraft } from "../draft.ts";

/** Where nothing tells how the product runs: steps in words, to be replaced. */
export function server(
  name: string,
  settings: readonly SurfaceDraft[],
): PlatformDraft {
  return {
    id: "server",
    title: "Server",
    tools: {},
    variables: {},
    steps: {
      prepare: [
        {
          id: "running",
          title: "Check what runs today",
          manual: `See that ${name} {{from}} runs and answers.`,
        },
      ],
      backup: [
        {
          id: "data",
          title: "Back up the data and the settings",
          manual:
            "Back up both with the tools that you trust, and see that the backup can be read.",
        },
      ],
      upgrade: [
        {
          id: "install",
          title: "Install {{to}}",
          manual: `Replace ${name} {{from}} by {{to}} in the way that you installed it.`,
        },
        ...settings.map(({ id, title }) => ({
          id: `configure-${id}`,
          title: `Adjust ${title}`,
          config: id,
        })),
      ],
      verify: [
        {
          id: "ready",
          title: "It answers",
          manual: `See that ${name} says {{to}}, and that its log names no error.`,
        },
      ],
      after: [],
      rollback: [
        {
          id: "back",
          title: "Return to {{from}}",
          depth: "code",
          manual: `Install ${name} {{from}} again, with the settings of before.`,
        },
        {
          id: "restore",
          title: "Restore the data",
          depth: "data",
          manual:
            "Restore the backup that you made before the upgrade. What was written since is lost.",
        },
      ],
    },
  };
}
