import type { Compose } from "../compose.ts";
import type { PlatformDraft, StepDraft, SurfaceDraft } from "../draft.ts";
import { fileOf } from "../repository.ts";
import { databaseSteps } from "./databases.ts";

/** What runs in Docker Compose, from a checkout of the repository. */
export function compose(
  file: Compose,
  {
    id,
    name,
    env,
    pinned,
    tag,
  }: {
    readonly id: string;
    readonly name: string;
    readonly env: SurfaceDraft | undefined;
    /** A variable of that file which says the version of the images. */
    readonly pinned: string | undefined;
    /** `v{{version}}` */
    readonly tag: string;
  },
): PlatformDraft {
  const call = file.hasDefaultName
    ? "docker compose"
    : `docker compose -f ${fileOf(file.path)}`;
  const folder = file.folder === "" ? '"$FOLDER"' : `"$FOLDER/${file.folder}"`;
  const database = file.database && databaseSteps(id, file.database, call);
  const others = file.services.filter((one) => one !== file.database?.service);
  const start = `${call} up -d --wait --wait-timeout 300`;
  const at = (end: "from" | "to") => tag.replace("{{version}}", `{{${end}}}`);
  const fetched: StepDraft[] = [
    {
      id: "fetch",
      title: "Get the files of {{to}}",
      run: `git fetch --tags origin\ngit status --short --untracked-files=no\n`,
      expect:
        "The last command prints nothing. Save what it names before you go on",
    },
  ];
  return {
    id: "compose",
    title: "Docker Compose",
    tools: { docker: ">=24", ...(pinned === undefined && { git: ">=2.30" }) },
    variables: {
      FOLDER: {
        ask: `Folder of the checkout of ${name}`,
        example: `/opt/${id}`,
      },
    },
    steps: {
      prepare: [
        {
          id: "running",
          title: "Check what runs today",
          run: `cd ${folder}\n${call} ps\n`,
          expect: "Every service is `running` or `healthy`",
        },
        ...(pinned === undefined ? fetched : []),
      ],
      backup: [
        ...(database ? [database.dump] : [dataByHand]),
        ...(env === undefined ? [] : [settings(env)]),
      ],
      upgrade: [
        ...(pinned === undefined
          ? [
              {
                id: "checkout",
                title: "Check out {{to}}",
                run: `git checkout ${at("to")}`,
              },
            ]
          : []),
        ...(env === undefined
          ? []
          : [
              { id: "configure", title: "Adjust the settings", config: env.id },
            ]),
        ...(pinned === undefined
          ? []
          : [
              {
                id: "pin",
                title: `Point ${name} at {{to}}`,
                run: `sed -i 's/^${pinned}=.*/${pinned}={{to}}/' ${env?.file ?? ".env"}\ngrep '^${pinned}={{to}}$' ${env?.file ?? ".env"}\n`,
                expect: "The last command prints the line with {{to}}",
              },
            ]),
        {
          id: "start",
          title: "Start {{to}}",
          downtime: "10s..2m",
          run: `${file.builds ? `${call} build --pull` : `${call} pull`}\n${start}\n`,
          expect: "Every container ends as `Healthy` or `Started`",
        },
      ],
      verify: [
        {
          id: "ready",
          title: "Everything runs",
          run: `${call} ps\n${call} logs --since 10m --tail 100\n`,
          expect:
            "Every service is `running` or `healthy`, and the logs name no error",
        },
      ],
      after: [],
      rollback: rollback(),
    },
  };

  function rollback(): StepDraft[] {
    const files = [
      ...(pinned === undefined ? [`git checkout ${at("from")}`] : []),
      ...(env === undefined ? [] : [`cp -p env-before-{{to}} ${env.file}`]),
      ...(file.builds ? [`${call} build`] : []),
    ];
    return [
      {
        id: "stop",
        title: `Stop ${name}`,
        depth: "code",
        run: `cd ${folder}\n${call} stop ${others.join(" ")}`.trimEnd(),
        expect: "The name of each container, once it has stopped",
      },
      database
        ? {
            id: "restore",
            title: "Restore the database",
            depth: "data",
            why: "What was written since the backup is lost",
            run: database.restore,
          }
        : {
            id: "restore",
            title: "Restore the data",
            depth: "data",
            manual:
              "Restore the backup that you made before the upgrade. What was written since is lost.",
          },
      {
        id: "back",
        title: "Return to {{from}}",
        depth: "code",
        run: `${[...files, start].join("\n")}\n`,
        expect: "Every container ends as `Healthy` or `Started`",
      },
    ];
  }
}

const dataByHand: StepDraft = {
  id: "data",
  title: "Back up the data",
  manual:
    "Back up the database and the volumes with the tools that you trust, and see that the backup can be read.",
};

function settings({ file }: SurfaceDraft): StepDraft {
  return {
    id: "settings",
    title: "Back up the settings",
    run: `cp -p ${file} env-before-{{to}}`,
  };
}
